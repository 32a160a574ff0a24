#include "app/switch/trunk_calls.hpp"

#include <utility>

#include "app/switch/release_cause.hpp"
#include "base/log.hpp"
#include "base/metrics.hpp"

namespace hotline::app {

TrunkCalls::TrunkCalls(SwitchContext& context, LiveFeed& live)
    : context_(context), live_(live), choice_(context.settings.trunks) {
    show();
}

Result<void, TrunkRefusal> TrunkCalls::start(Dialling& dialling) {
    auto trunk = choice_.take(dialling.to.group, dialling.tried, context_.now());
    if (!trunk) return refuse(trunk.error());
    context_.ports.signalling.dial(dialling.attempt, {*trunk, dialling.to.number, dialling.to.shown, dialling.local});
    dialling.tried.push_back(std::move(*trunk));
    show();
    return {};
}

Result<void, TrunkRefusal> TrunkCalls::dial(LegId leg, const OutsideNumber& to, const RtpDescription& local) {
    Dialling dialling{.to = to, .local = local, .attempt = leg, .tried = {}};
    if (const auto started = start(dialling); !started) return started;
    legs_.emplace(leg, std::move(dialling));
    return {};
}

bool TrunkCalls::try_next(LegId leg, ReleaseCause cause) {
    const auto found = legs_.find(leg);
    if (found == legs_.end() || !is_fault_of_trunk(cause)) return false;
    Dialling& dialling = found->second;
    const TrunkName failed = dialling.tried.back();
    log::warning("trunk {} did not take a call (Q.850 cause {})", failed.value, q850_number(cause));
    if (cause == ReleaseCause::trunk_failed) choice_.failed(failed, context_.now());  // else perhaps only this number
    choice_.give_back(failed);
    later_tries_.erase(dialling.attempt);
    dialling.attempt = context_.ports.ids.next<LegId>();
    if (!start(dialling)) {
        legs_.erase(found);  // its place is given back already
        show();
        return false;
    }
    later_tries_.emplace(dialling.attempt, leg);
    return true;
}

void TrunkCalls::over(LegId leg) {
    const auto found = legs_.extract(leg);
    if (found.empty()) return;
    later_tries_.erase(found.mapped().attempt);
    choice_.give_back(found.mapped().tried.back());
    show();
}

LegId TrunkCalls::leg_of(LegId reported) const {
    const auto found = later_tries_.find(reported);
    return found == later_tries_.end() ? reported : found->second;
}

LegId TrunkCalls::attempt_of(LegId leg) const {
    const auto found = legs_.find(leg);
    return found == legs_.end() ? leg : found->second.attempt;
}

void TrunkCalls::answers(const TrunkName& trunk, bool does) {
    log::warning("trunk {} {}", trunk.value, does ? "answers again" : "does not answer");
    choice_.answers(trunk, does);
    if (!does) live_.alarm("trunk_down", trunk.value);
    show();
}

std::vector<TrunkView> TrunkCalls::views() const {
    std::vector<TrunkView> all;
    for (const TrunkState& state : choice_.states(context_.now()))
        all.push_back({.name = state.trunk.name,
                       .group = state.trunk.group,
                       .order = state.trunk.order,
                       .calls = state.calls,
                       .calls_at_once = state.trunk.calls_at_once,
                       .line = state.line});
    return all;
}

void TrunkCalls::show() const {
    for (const TrunkState& state : choice_.states(context_.now())) {
        const metrics::Labels labels{{"trunk", state.trunk.name.value}};
        metrics::registry().gauge("hotline_trunk_calls", "Calls to the outside now", labels).set(state.calls);
        metrics::registry()
            .gauge("hotline_trunk_up", "1 while the trunk answers", labels)
            .set(state.line == TrunkLine::down ? 0 : 1);
    }
}

}  // namespace hotline::app
