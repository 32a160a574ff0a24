#include "domain/call/call_function.hpp"

#include <algorithm>
#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/list.hpp>

#include "base/transition_table.hpp"

namespace hotline {
namespace {

using enum CallState;
using table::in;
using F = CallFunction;

constexpr std::size_t kFunctions = boost::mp11::mp_size<boost::describe::describe_enumerators<CallFunction>>::value;
constexpr unsigned kNowhere = 0;
constexpr unsigned kWithCitizen = in(talking, conference);
constexpr unsigned kInCall = in(talking, held, agent_lost, consulting, conference);

/// The states in which the agent who leads the call may, and those in which somebody else of it may.
struct Right {
    CallFunction function;
    unsigned agent;
    unsigned others;
};

constexpr std::array kRights{
    Right{F::answer, in(ringing), kNowhere},
    Right{F::reject, in(ringing), kNowhere},
    Right{F::hold, in(talking), kNowhere},
    Right{F::retrieve, in(held), kNowhere},
    Right{F::hang_up, in(talking, held, agent_lost, conference, calling_seat, dialling), kNowhere},
    Right{F::transfer, in(talking, held), kNowhere},
    Right{F::consult, in(talking, held), kNowhere},
    Right{F::complete, in(consulting), kNowhere},
    Right{F::back, in(consulting), kNowhere},
    Right{F::alternate, in(consulting), kNowhere},
    Right{F::join, in(consulting), kNowhere},
    Right{F::add, kWithCitizen, kNowhere},
    Right{F::drop, kWithCitizen, kNowhere},
    Right{F::leave, in(conference), kInCall | in(transferred)},
    Right{F::mute, kInCall, kInCall | in(transferred)},
    Right{F::unmute, kInCall, kInCall | in(transferred)},
    Right{F::send_keys, in(talking, consulting, conference), kNowhere},
    Right{F::ask_help, kInCall, kNowhere},
    Right{F::end_help, kInCall, kNowhere},
};

consteval bool lists_every_function_in_order() {
    for (std::size_t i = 0; i < kRights.size(); ++i)
        if (kRights[i].function != static_cast<CallFunction>(i)) return false;
    return kRights.size() == kFunctions;
}
static_assert(lists_every_function_in_order());

bool fits(const Standing& who, CallFunction function) {
    switch (function) {
        case F::complete:
        case F::alternate:
        case F::join: return who.consulted_joined;
        case F::transfer:
        case F::consult: return who.people == 2;  // whoever still rings would come into the middle of it
        case F::add: return who.people < kLargestConference;
        case F::drop: return who.people > 2;
        case F::mute: return !who.muted;
        case F::unmute: return who.muted;
        case F::ask_help: return !who.asked_for_help;
        case F::end_help: return who.asked_for_help;
        default: return true;
    }
}

}  // namespace

bool may(const Standing& who, CallFunction function) {
    const bool leads = who.role == PartyRole::agent;
    if (!leads && !who.joined) return function == F::answer || function == F::reject;
    const Right& right = kRights.at(static_cast<std::size_t>(function));
    if (who.role == PartyRole::supervisor && function != F::leave && function != F::mute && function != F::unmute) return false;
    return ((leads ? right.agent : right.others) & in(who.state)) != 0 && fits(who, function);
}

std::vector<CallFunction> functions_of(const Standing& who) {
    std::vector<CallFunction> all;
    for (const Right& right : kRights)
        if (may(who, right.function)) all.push_back(right.function);
    return all;
}

}  // namespace hotline
