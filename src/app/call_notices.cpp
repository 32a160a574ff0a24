#include "app/call_notices.hpp"

#include <boost/describe/class.hpp>

#include "base/json/codec.hpp"
#include "domain/call/call_record.hpp"

namespace hotline::app {
namespace {

struct MissedCallAdded {
    CallId call;
    CallOutcome outcome{};
};
BOOST_DESCRIBE_STRUCT(MissedCallAdded, (), (call, outcome))

}  // namespace

void publish_stored_calls(LiveEvents& live, std::span<const CallEvent> stored) {
    for (const CallEvent& event : stored) {
        const auto* ended = std::get_if<call_event::Ended>(&event.fact);
        if (ended == nullptr || !is_missed(ended->outcome)) continue;
        live.publish({.roles = {Role::agent, Role::supervisor}}, "missed_call.added",
                     json::encode(MissedCallAdded{event.call, ended->outcome}));
    }
}

}  // namespace hotline::app
