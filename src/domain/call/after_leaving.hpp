#pragma once
#include <optional>

#include "domain/call/call_machine.hpp"
#include "domain/call/party.hpp"

namespace hotline {

/// Somebody other than the citizen and his agent is no longer of the call.
struct Leaving {
    PartyRole role{PartyRole::member};
    bool had_joined{false};
    bool broke{false};     ///< his line failed; he did not hang up
    int others_joined{0};  ///< who still take part, supervisors not counted
    int others_ringing{0};
};

/// What follows for the call, if anything. The citizen is never lost: whom nobody serves any more returns to his agent, or to
/// the front of the queue; only somebody who talked with him and hangs up ends his call.
[[nodiscard]] std::optional<CallSignal> after_leaving(CallState state, const Leaving& who);

}  // namespace hotline
