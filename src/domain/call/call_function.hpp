#pragma once
#include <boost/describe/enum.hpp>
#include <vector>

#include "domain/call/call_machine.hpp"
#include "domain/call/party.hpp"

namespace hotline {

/// What a person in a call may do with it. The page draws its buttons from this list.
BOOST_DEFINE_ENUM_CLASS(CallFunction, answer, reject, hold, retrieve, hang_up, transfer, consult, complete, back, alternate, join,
                        add, drop, leave, mute, unmute, send_keys, ask_help, end_help)

/// Citizen, agent and members together; more is a meeting and needs another kind of room.
inline constexpr int kLargestConference = 8;

/// How a person stands in a call.
struct Standing {
    CallState state{};
    PartyRole role{PartyRole::agent};
    bool joined{true};  ///< false: it rings at him
    bool muted{false};
    bool consulted_joined{false};  ///< whom the agent asked has answered
    bool asked_for_help{false};
    int people{2};  ///< in the call, those whom it rings at included
};

[[nodiscard]] bool may(const Standing& who, CallFunction function);
/// In the order of the enum.
[[nodiscard]] std::vector<CallFunction> functions_of(const Standing& who);

}  // namespace hotline
