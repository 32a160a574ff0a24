#include "app/switch/audit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/describe/enum_to_string.hpp>

#include "base/log.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

constexpr Duration kEvery = 30s;

bool needs_agent(CallState state) {
    using enum CallState;
    return state == ringing || state == talking || state == held || state == agent_lost || state == consulting ||
           state == conference || state == calling_seat || state == dialling;
}

/// He will be rung in his turn.
bool is_kept_place(const Call& call) {
    return call.direction == CallDirection::outbound && (call.state == CallState::queued || call.state == CallState::ringing);
}

bool waits(CallState state) { return state == CallState::queued || state == CallState::ringing; }

bool fits(CallState state, Work work) {
    if (state == CallState::ringing) return work == Work::reserved;
    if (state == CallState::held) return work == Work::holding;
    return work == Work::talking;
}

Work work_of(const Party& party) {
    if (party.role == PartyRole::supervisor) return Work::supervising;
    return party.joined ? Work::talking : Work::reserved;
}

/// What of the others in it speaks against a call's state; nothing when they agree.
const char* against_its_others(const Call& call) {
    const auto asked = std::ranges::count_if(
        call.parties, [](const Party& each) { return each.role == PartyRole::consulted || each.role == PartyRole::target; });
    const auto people = std::ranges::count_if(call.parties, [](const Party& each) { return each.role != PartyRole::supervisor; });
    if ((asked == 1) != (call.state == CallState::consulting) || asked > 1)
        return "consults somebody, or nobody, against its state";
    if ((call.state == CallState::conference) != (joined_parties(call) > 0 && needs_agent(call.state) && asked == 0))
        return "is a conference, or none, against its people";
    if (call.state == CallState::transferred && people == 0) return "was left to nobody";
    const bool may_have_people = call.state == CallState::transferred || call.state == CallState::forwarding;
    if (!call.parties.empty() && !needs_agent(call.state) && !may_have_people) return "has people before its agent";
    return nullptr;
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
    const bool nobody_called_yet = call.state == CallState::calling_seat || is_kept_place(call);
    if (!nobody_called_yet && !parts_.legs.owner_of(call.caller_leg)) complain("its caller's leg is gone");
    if (call.aside_leg && !parts_.legs.owner_of(call.aside_leg)) complain("its agent's second leg is gone");
    if (call.aside_leg && call.state != CallState::consulting && call.state != CallState::conference)
        complain("its agent has a second leg for nothing");
    const bool may_do_without = call.state == CallState::dialling;  // a call of the hotline itself
    if (call.agent.has_value() != needs_agent(call.state) && !(may_do_without && !call.agent))
        complain("has an agent, or none, against its state");
    if (parts_.distribution.place_of(call.id).has_value() != waits(call.state)) complain("its place in the queue disagrees");
    if (is_offered != (call.state == CallState::ringing)) complain("its offer disagrees");
    if (const char* against = against_its_others(call)) complain(against);
    for (const Party& party : call.parties) check_party(call, party, found);
    if (!call.agent) return;
    const Agent* agent = parts_.agents.find(*call.agent);
    if (agent == nullptr || !agent->call || agent->call->id != call.id)
        complain("its agent has another call");
    else if (!fits(call.state, agent->state.work))
        complain("its agent does something else");
}

void Audit::check_party(const Call& call, const Party& party, std::vector<std::string>& found) const {
    const auto complain = [&](const char* what) {
        found.push_back(fmt::format("call {} ({}), {}: {}", call.id.value, boost::describe::enum_to_string(call.state, "?"),
                                    boost::describe::enum_to_string(party.role, "?"), what));
    };
    const Agent* seat = party.user ? parts_.agents.find(*party.user) : nullptr;
    const bool at_page = seat != nullptr && seat->state.seat == SeatKind::browser;
    if (!at_page && !parts_.legs.owner_of(party.leg)) complain("has no leg");
    if (!party.user) return;
    if (seat == nullptr || !seat->call || seat->call->id != call.id)
        complain("has another call");
    else if (seat->state.work != work_of(party))
        complain("does something else");
    if (party.role == PartyRole::supervisor && party.beside != call.agent_leg) complain("is beside nobody");
}

void Audit::check_agent(const Agent& agent, std::vector<std::string>& found) const {
    if (!has_live_call(agent.state.work)) return;
    const Call* call = agent.call ? parts_.calls.find(agent.call->id) : nullptr;
    if (call == nullptr || (call->agent != agent.id && party_of(*call, agent.id) == nullptr))
        found.push_back(
            fmt::format("agent {} is {} without a call", agent.id.value, boost::describe::enum_to_string(agent.state.work, "?")));
}

}  // namespace hotline::app
