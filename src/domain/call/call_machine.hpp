#pragma once
#include <boost/describe/enum.hpp>
#include <optional>

#include "domain/call/call_event.hpp"

namespace hotline {

//   arriving ──► in_flow ──► queued ◄──► ringing ──► talking ◄──► held
//                              ▲                     ▲  ▲  ▲  ▲       │
//                              │          conference ◄┘  │  │  └──► consulting
//                              │               │      transferred ◄───┘│
//                              └─ agent_lost ◄─┴─────────┘ (talking)   └ any of them ──► ended
//
//   arriving     known, not answered yet: no sound in either direction
//   in_flow      the caller hears the flow; no queue, no agent
//   queued       has a place in a queue; no agent
//   ringing      keeps its place; exactly one agent is reserved for it
//   talking      with exactly one agent; others may ring, none has joined
//   held         as talking, but the caller hears music
//   agent_lost   the agent's line broke while talking; the caller hears music, the agent is still his
//   consulting   the agent deals with exactly one other, who rings or talks; the citizen or that one hears music
//   conference   citizen, agent and at least one more who has joined
//   A flow may ask for the citizen back: from talking, held and agent_lost he then goes to in_flow when the agent hangs up first.
//   transferred  no agent of ours leads it: others have the citizen, or ring while he hears music
//   in_mailbox   no person could be given: the caller is asked for a message, or leaves one
//   told         no person could be given: the caller is told so, then the call ends
//   forwarding   no person could be given: telephones outside ring for him while he hears music
//   calling_seat ──► dialling ──► talking, or in_flow when the hotline calls by itself
//
//   A call that we begin in a kept place is queued and ringing like any other, then dialling.
//   calling_seat the agent's phone rings first; nobody has been called yet
//   dialling     the number rings; the agent, if there is one, hears it ring
BOOST_DEFINE_ENUM_CLASS(CallState, arriving, in_flow, queued, ringing, talking, held, agent_lost, consulting, conference,
                        transferred, in_mailbox, told, forwarding, calling_seat, dialling, ended)

BOOST_DEFINE_ENUM_CLASS(CallSignal, answered, wants_person, offered, offer_over, connected, hold, retrieve, line_lost, line_back,
                        agent_given_up, consult, consult_over, joined, others_gone, agent_changes, sent_to_queue, agent_ends,
                        to_mailbox, to_message, to_outside, caller_gone, agent_gone, closed_by_us, blocked, broken, seat_answered,
                        reached, far_end_silent, far_end_busy, far_end_unknown, far_end_refused, after_talk)

enum class CallAction {
    nothing,
    start_flow,
    join_queue,
    connect,
    play_hold_music,
    end_hold,
    ask_for_patience,  ///< "please wait", then music, until the agent's line is back
    connect_again,
    rejoin_in_front,
    open_mailbox,
    say_message,
    ring_outside,
    put_aside,        ///< the citizen hears music while the agent deals with somebody else
    take_back,        ///< citizen and agent alone again
    confer,           ///< everybody who has joined hears everybody
    leave_to_others,  ///< the agent goes, the others stay with the citizen
    change_agent,     ///< another agent leads from now on
    change_queue,     ///< the agent goes, the citizen waits in another queue
    dial_out,         ///< the agent's phone is answered: now the number
    connect_dialled,
    go_on_in_flow,  ///< the agent goes, the citizen is asked by his flow
    end,
};

struct CallStep {
    CallState to;
    CallAction then;
    std::optional<CallOutcome> outcome;  ///< set exactly when the call ends
};

/// What a call has been through, as far as its outcome depends on it.
struct CallSoFar {
    bool self_served{false};           ///< the caller got what he wanted from the flow
    std::optional<Unserved> unserved;  ///< he asked for a person, and none could be given
    bool message_left{false};
    bool callback_requested{false};
    bool talked{false};  ///< with an agent, who has left him to the flow
};

/// Nothing: the signal has no meaning in this state and is ignored.
[[nodiscard]] std::optional<CallStep> advance(CallState from, CallSignal on, const CallSoFar& so_far = {});

/// How the call of a barred caller counts who reached nobody: he was blocked, whatever he did meanwhile.
[[nodiscard]] constexpr CallOutcome outcome_of_barred(CallOutcome outcome) {
    return outcome == CallOutcome::abandoned_ivr || outcome == CallOutcome::self_served ? CallOutcome::blocked : outcome;
}

/// How a call that we began counts. Once it was answered, whatever ends it: the called one was reached.
[[nodiscard]] constexpr CallOutcome outcome_of_outbound(CallOutcome outcome) {
    switch (outcome) {
        case CallOutcome::abandoned_ivr:
        case CallOutcome::self_served: return CallOutcome::completed;
        case CallOutcome::abandoned_queue:
        case CallOutcome::abandoned_ringing: return CallOutcome::cancelled;  // a kept place that is not needed any more
        default: return outcome;
    }
}

}  // namespace hotline
