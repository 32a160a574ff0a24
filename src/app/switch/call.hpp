#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/desk.hpp"
#include "app/ports/signalling.hpp"
#include "domain/call/call_machine.hpp"

namespace hotline::app {

/// Somebody of a call beside the citizen and the agent who leads it.
struct Party {
    LegId leg;  ///< a leg of the call, or the line of his page
    PartyRole role{PartyRole::member};
    bool joined{false};          ///< false: it rings at him
    bool sounds{false};          ///< he can be heard though he has not answered
    std::optional<UserId> user;  ///< absent: he has no seat here
    std::string number;          ///< extension or number outside
    std::string name;
    bool muted{false};

    // of a supervisor
    SupervisionMode mode{SupervisionMode::listen};
    LegId beside;            ///< the agent's leg
    bool intercepts{false};  ///< takes the call as soon as his phone is answered
};

/// Telephones outside that ring for a citizen, one after the other.
struct ForwardPlan {
    std::string name;
    std::vector<std::string> numbers;
    int ring_s{25};
    int confirm_s{10};
};

/// A call that has not ended. What it is waiting for (a flow's session, a place in a queue, a timer) belongs to the part that
/// waits.
struct Call {
    CallId id;
    CallChannel channel{CallChannel::trunk};
    CallDirection direction{CallDirection::inbound};
    std::string from;
    std::string to;
    std::string area;
    Instant arrived_at;
    SwitchSnapshot config;  ///< of the moment it came in

    std::optional<UserId> dialled_by;  ///< the agent who began it
    CallState state{CallState::arriving};
    LegId caller_leg;
    bool far_end_sounds{false};  ///< while dialling: the number we ring can be heard already
    FlowCode flow;
    std::string choice;      ///< what the caller chose last
    bool comes_back{false};  ///< to his flow, when the agent hangs up first
    CallSoFar so_far;
    bool barred{false};        ///< led through the flow for barred callers
    bool trial{false};         ///< somebody tries a flow that he works on
    bool last_in_line{false};  ///< served when nobody else waits
    bool keeps_place{false};   ///< he asked to be rung back in his turn
    std::string ring_at;       ///< at this number; empty: at the one he calls from
    QueueCode queue;
    MailboxCode mailbox;  ///< he is asked for a message of
    PromptName last_words;
    std::optional<Instant> waits_since;  ///< of his place in the queue, which he may have kept from an earlier call
    ForwardPlan forward;                 ///< the telephones outside that ring for him
    std::optional<UserId> agent;         ///< reserved for it, or connected
    LegId agent_leg;                     ///< his phone's leg or his page's line
    LegId aside_leg;                     ///< the second one of his phone, when it consults by its own button
    LegId transfer_leg;                  ///< the one of these by which his phone asked for a transfer
    bool agent_muted{false};
    std::vector<Party> parties;
    bool aside{true};  ///< while consulting: the agent is with the consulted one, not with the citizen
    std::optional<Instant> help_since;
    std::optional<PartyFailure> failed;  ///< the last one whom the agent called in vain
    std::optional<UserId> interceptor;   ///< the supervisor who has taken the call over, or is about to
    LegId successor;                     ///< the party who is to lead
    std::optional<RecordingId> recording;
    CitizenCallSink sink;  ///< of a call from the public page
};

/// The leg by which the agent talks now.
[[nodiscard]] LegId ear_of_agent(const Call& call);
[[nodiscard]] Party* party_at(Call& call, LegId leg);
[[nodiscard]] const Party* party_of(const Call& call, UserId user);
/// The agent's seat has answered: he talks with who waits, or, when we began the call, the number is rung now.
[[nodiscard]] CallSignal answer_of_seat(const Call& call);
/// Who asked or is asked by the agent while the citizen waits; nobody unless the call is consulting.
[[nodiscard]] Party* consulted_in(Call& call);
/// Those who have answered and take part, supervisors not counted.
[[nodiscard]] int joined_parties(const Call& call);

/// Who ended a call, and the cause to tell the far end.
struct Ending {
    CallParty by{CallParty::system};
    ReleaseCause cause{ReleaseCause::normal_clearing};
};

/// The door through which a call changes.
class CallSignals {
public:
    virtual ~CallSignals() = default;
    virtual void on(CallId call, CallSignal signal, Ending ending = {}) = 0;
};

}  // namespace hotline::app
