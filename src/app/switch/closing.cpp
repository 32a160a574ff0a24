#include "app/switch/closing.hpp"

#include <utility>

namespace hotline::app {

void Closing::begin(Task done) {
    done_ = std::move(done);
    parts_.inbound.close();
    parts_.kept.close();
    for (const CallId call : parts_.calls.all())
        parts_.signals.on(call, CallSignal::closed_by_us, {CallParty::system, ReleaseCause::normal_clearing});
    latest_.start(context_.settings.closing_time, [this] { finish(); });
    look();
}

void Closing::look() {
    if (done_ && parts_.legs.size() == 0 && parts_.recordings.open() == 0) finish();
}

void Closing::finish() {
    latest_.cancel();
    if (Task done = std::exchange(done_, nullptr)) done();
}

}  // namespace hotline::app
