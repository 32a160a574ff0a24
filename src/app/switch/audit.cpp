#include "app/switch/audit.hpp"

#include <fmt/format.h>

#include <boost/describe/enum_to_string.hpp>

#include "base/log.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

constexpr Duration kEvery = 30s;

bool needs_agent(CallState state) {
    return state == CallState::ringing || state == CallState::talking || state == CallState::held ||
           state == CallState::agent_lost;
}

bool waits(CallState state) { return state == CallState::queued || state == CallState::ringing; }

bool fits(CallState state, Work work) {
    if (state == CallState::ringing) return work == Work::reserved;
    if (state == CallState::held) return work == Work::holding;
    return work == Work::talking;
}

}  // namespace

void Audit::start() {
    next_.start(kEvery, [this] { run(); });
}

void Audit::run() {
    for (const std::string& found : disagreements()) {
        log::error("audit: {}", found);
        parts_.live.alarm("switch_disagrees", found);
    }
    start();
}

std::vector<std::string> Audit::disagreements() const {
    std::vector<std::string> found;
    for (const CallId id : parts_.calls.all()) check_call(*parts_.calls.find(id), found);
    for (const auto& [id, agent] : parts_.agents.all()) check_agent(*agent, found);
    return found;
}

void Audit::check_call(const Call& call, std::vector<std::string>& found) const {
    const auto complain = [&](const char* what) {
        found.push_back(fmt::format("call {} ({}): {}", call.id.value, boost::describe::enum_to_string(call.state, "?"), what));
    };
    const bool is_offered = parts_.distribution.line().offer_of(call.id) != nullptr;
    if (!parts_.legs.owner_of(call.caller_leg)) complain("its caller's leg is gone");
    if (call.agent.has_value() != needs_agent(call.state)) complain("has an agent, or none, against its state");
    if (parts_.distribution.place_of(call.id).has_value() != waits(call.state)) complain("its place in the queue disagrees");
    if (is_offered != (call.state == CallState::ringing)) complain("its offer disagrees");
    if (!call.agent) return;
    const Agent* agent = parts_.agents.find(*call.agent);
    if (agent == nullptr || !agent->call || agent->call->id != call.id)
        complain("its agent has another call");
    else if (!fits(call.state, agent->state.work))
        complain("its agent does something else");
}

void Audit::check_agent(const Agent& agent, std::vector<std::string>& found) const {
    if (!has_live_call(agent.state.work)) return;
    const Call* call = agent.call ? parts_.calls.find(agent.call->id) : nullptr;
    if (call == nullptr || call->agent != agent.id)
        found.push_back(
            fmt::format("agent {} is {} without a call", agent.id.value, boost::describe::enum_to_string(agent.state.work, "?")));
}

}  // namespace hotline::app
