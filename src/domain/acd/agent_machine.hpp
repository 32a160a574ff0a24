#pragma once
#include <boost/describe/enum.hpp>
#include <optional>

#include "domain/acd/agent_state.hpp"
#include "domain/acd/decision.hpp"

namespace hotline {

//   away ◄──► ready ──► reserved ──► talking ◄──► holding
//    ▲          ▲           │            └───┬───────┘
//    └──────────┴───────────┘             wrap_up ──► ready, away
//
//   reserved, talking, holding   the seat has exactly one call
//   wrap_up                      the call is over, its form is still open
//   supervising                  beside another agent in his call; from away, ready or wrap_up, and back to away
// Every state that comes by itself (not answering, line lost, wrap-up) has a way back that comes by itself.
BOOST_DEFINE_ENUM_CLASS(AgentSignal, get_ready, go_away, sign_out, reserve, release, miss, connect, hold, retrieve, call_over,
                        wrapped_up, rested, line_given_up, line_back, supervise, dial)

struct AgentState {
    Presence presence{Presence::signed_out};
    Work work{Work::away};
    AwayReason reason{AwayReason::just_signed_in};
    SeatKind seat{SeatKind::browser};
    Instant since{};
    bool operator==(const AgentState&) const = default;
};

/// The state after the signal, or nothing when it has no meaning now. `asked` is the reason of go_away.
[[nodiscard]] std::optional<AgentState> advance(const AgentState& from, AgentSignal on, Instant at,
                                                AwayReason asked = AwayReason::other);

/// Starts a shift at a seat, or changes the seat; nothing while the agent has a call.
[[nodiscard]] std::optional<AgentState> sign_in(const AgentState& from, SeatKind seat, Instant at);

/// What an agent is after the program died under him: calls are gone, everything else stays.
[[nodiscard]] AgentState after_restart(const AgentState& last);

/// The third axis follows from the other two: a line that can be used is idle, rings or is busy.
[[nodiscard]] Line line_of(const AgentState& state, bool usable);

/// Why he cannot be given a call now; nothing: he is free, that is signed in, ready, his line idle, and not at rest after a
/// refusal.
[[nodiscard]] std::optional<Unfit> why_unfit(const AgentState& state, bool line_usable, bool at_rest);

[[nodiscard]] bool has_live_call(Work work);
/// Is with a citizen, who may be on hold.
[[nodiscard]] bool talks(Work work);

}  // namespace hotline
