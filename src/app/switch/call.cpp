#include "app/switch/call.hpp"

#include <algorithm>

namespace hotline::app {

LegId ear_of_agent(const Call& call) { return call.aside_leg && call.aside ? call.aside_leg : call.agent_leg; }

CallSignal answer_of_seat(const Call& call) {
    return call.direction == CallDirection::outbound && !call.caller_leg ? CallSignal::seat_answered : CallSignal::connected;
}

Party* party_at(Call& call, LegId leg) {
    const auto found = std::ranges::find(call.parties, leg, &Party::leg);
    return found == call.parties.end() ? nullptr : &*found;
}

const Party* party_of(const Call& call, UserId user) {
    const auto found = std::ranges::find(call.parties, std::optional{user}, &Party::user);
    return found == call.parties.end() ? nullptr : &*found;
}

Party* consulted_in(Call& call) {
    const auto found = std::ranges::find_if(
        call.parties, [](const Party& each) { return each.role == PartyRole::consulted || each.role == PartyRole::target; });
    return found == call.parties.end() ? nullptr : &*found;
}

int joined_parties(const Call& call) {
    return static_cast<int>(
        std::ranges::count_if(call.parties, [](const Party& each) { return each.joined && each.role != PartyRole::supervisor; }));
}

}  // namespace hotline::app
