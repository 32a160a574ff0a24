#pragma once
#include <optional>
#include <string>

#include "app/desk.hpp"
#include "app/ports/signalling.hpp"
#include "domain/call/call_machine.hpp"

namespace hotline::app {

/// A call that has not ended. What it is waiting for (a flow's session, a place in a queue, a timer) belongs to the part that
/// waits.
struct Call {
    CallId id;
    CallChannel channel{CallChannel::trunk};
    std::string from;
    std::string to;
    std::string area;
    Instant arrived_at;
    SwitchSnapshot config;  ///< of the moment it came in

    CallState state{CallState::arriving};
    LegId caller_leg;
    FlowCode flow;
    std::string choice;  ///< what the caller chose last
    CallSoFar so_far;
    QueueCode queue;
    MailboxCode mailbox;  ///< he is asked for a message of
    PromptName last_words;
    std::optional<UserId> agent;  ///< reserved for it, or connected
    LegId agent_leg;              ///< his phone's leg or his page's line
    std::optional<RecordingId> recording;
    CitizenCallSink sink;  ///< of a call from the public page
};

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
