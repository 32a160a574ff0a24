#include "domain/call/after_leaving.hpp"

namespace hotline {

std::optional<CallSignal> after_leaving(CallState state, const Leaving& who) {
    if (who.role == PartyRole::supervisor) return std::nullopt;
    if (state == CallState::consulting && (who.role == PartyRole::consulted || who.role == PartyRole::target))
        return CallSignal::consult_over;
    if (who.others_joined > 0) return std::nullopt;
    if (state == CallState::conference) return CallSignal::others_gone;
    if (state != CallState::transferred || who.others_ringing > 0) return std::nullopt;
    return who.had_joined && !who.broke ? CallSignal::others_gone : CallSignal::agent_given_up;
}

}  // namespace hotline
