#pragma once
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "domain/acd/fallback.hpp"
#include "domain/call/party.hpp"
#include "domain/casework/case_words.hpp"
#include "domain/ids.hpp"
#include "domain/recording/recording.hpp"

namespace hotline {

BOOST_DEFINE_ENUM_CLASS(CallChannel, trunk, phone, browser)

/// Who began it: a caller, or we.
BOOST_DEFINE_ENUM_CLASS(CallDirection, inbound, outbound)

/// How a call ended; every call ends in exactly one of these (requirements F.2). The last five are of calls that we begin;
/// cancelled: we gave up before anybody answered. mailbox: left a message; after_hours, overflowed: told that nobody is there, or
/// that all are busy; callback_requested: asked to be rung back and keeps his place.
BOOST_DEFINE_ENUM_CLASS(CallOutcome, completed, abandoned_ivr, abandoned_queue, abandoned_ringing, self_served, blocked, failed,
                        mailbox, after_hours, overflowed, callback_requested, no_answer, busy, invalid_number, refused, cancelled)

BOOST_DEFINE_ENUM_CLASS(CallParty, citizen, agent, system, supervisor)

/// Why an agent did not take an offered call.
BOOST_DEFINE_ENUM_CLASS(OfferRefusal, rejected, no_answer, busy, line_lost, caller_gone)

/// How somebody's part in a call ended.
BOOST_DEFINE_ENUM_CLASS(PartyEnd, left, dropped, busy, no_answer, rejected, unreachable, line_lost, call_over)

namespace call_event {
struct Offered {
    std::string from;
    std::string to;
    CallChannel channel;
};
struct Dialled {
    std::string number;
    UserId agent;  ///< for whom; 0: the hotline itself
    CaseId about;  ///< 0: no case
};  ///< we call somebody
struct Barred {
    BarId bar;
};  ///< the blacklist has an entry for the caller
struct Answered {};  ///< the hotline picked up: the flow begins
struct FlowEntered {
    FlowCode flow;
    int version;
};
struct NodeEntered {
    std::string node;
};
struct KeyPressed {
    char key;
};
struct ChoiceMade {
    std::string choice;
};  ///< the menu's label for what the caller chose
struct QueueJoined {
    QueueCode queue;
    int position;
};  ///< position counts from 1
struct AgentOffered {
    UserId agent;
    int eligible;
};  ///< how many agents could have taken it
struct OfferRefused {
    UserId agent;
    OfferRefusal why;
};
struct AgentConnected {
    UserId agent;
};
struct Held {};
struct Retrieved {};
struct AgentLineLost {
    UserId agent;
};  ///< page reloaded or line broken; the citizen stays
struct AgentLineBack {
    UserId agent;
};
struct PartyCalled {
    PartyRole role;
    UserId agent;  ///< 0: nobody with a seat here
    std::string number;
    std::string name;
};  ///< it rings at somebody else
struct PartyJoined {
    PartyRole role;
    UserId agent;
    std::string number;
};
struct PartyLeft {
    PartyRole role;
    UserId agent;
    std::string number;
    PartyEnd why;
};
struct Alternated {
    bool aside;
};  ///< the agent turned to the consulted one (aside), or back to the citizen
struct TakenBack {};  ///< citizen and agent are alone again
struct Conferred {};  ///< everybody hears everybody
struct HandedOver {
    UserId agent;
};  ///< the agent left the citizen to the others
struct SentToQueue {
    UserId agent;
    QueueCode queue;
};
struct Muted {
    UserId agent;
};
struct Unmuted {
    UserId agent;
};
struct KeysSent {
    UserId agent;
    int count;
};  ///< not which: they may be somebody's secret
struct HelpAsked {
    UserId agent;
};
struct HelpOver {
    UserId agent;
};
struct Supervised {
    UserId agent;  ///< the supervisor
    UserId of;
    SupervisionMode mode;
};
struct SupervisionOver {
    UserId agent;
};
struct Intercepted {
    UserId agent;  ///< the supervisor
    UserId from;
};
struct ForcedRelease {
    UserId agent;  ///< the supervisor
    std::string reason;
};
struct RecordingStarted {
    RecordingId recording;
    std::string path;
    RecordingFormat format{RecordingFormat::alaw_stereo};
};
struct RecordingFinished {
    RecordingId recording;
    std::int64_t length_ms;
    std::int64_t bytes;
};
struct RecordingFailed {
    RecordingId recording;
    std::string reason;
};
struct QueueUnserved {
    QueueCode queue;
    Unserved why;
};  ///< the queue has nobody for him; where he goes follows
struct MailboxEntered {
    MailboxCode mailbox;
};
struct MessageStarted {
    RecordingId recording;
    std::string path;
    RecordingFormat format{RecordingFormat::alaw_stereo};
};
struct MessageLeft {
    RecordingId recording;
    MailboxCode mailbox;
    std::int64_t length_ms;
    std::optional<Unserved> reason;  ///< why there was no person; absent: he chose the mailbox
};
struct MessageDiscarded {
    RecordingId recording;
};  ///< too short, or recorded anew
struct CallbackRequested {
    QueueCode queue;
    std::string number{};  ///< another than he calls from; empty: that one
};
/// The finished file was read once; from now on it can be told whether it is still the same.
struct RecordingSealed {
    RecordingId recording;
    std::int64_t length_ms;
    std::int64_t bytes;
    std::string sha256;  ///< hexadecimal, of the whole file
};
/// Must not be erased until the hold ends.
struct RecordingHeld {
    RecordingId recording;
    std::string by;
    std::string reason;
};
struct RecordingHoldEnded {
    RecordingId recording;
    std::string by;
    std::string reason;
};
/// The sound is gone; the index keeps when and why.
struct RecordingErased {
    RecordingId recording;
    std::string why;
};
/// The agent has hung up first; the flow goes on for the citizen.
struct TalkEnded {
    UserId agent;
};
/// What the citizen pressed when he was asked; the last of a call counts.
struct Judged {
    Satisfaction level;
};
struct Ended {
    CallOutcome outcome;
    CallParty by;
    int q850_cause;
};
}  // namespace call_event

using CallFact = std::variant<
    call_event::Offered, call_event::Dialled, call_event::Barred, call_event::Answered, call_event::FlowEntered,
    call_event::NodeEntered, call_event::KeyPressed, call_event::ChoiceMade, call_event::QueueJoined, call_event::AgentOffered,
    call_event::OfferRefused, call_event::AgentConnected, call_event::Held, call_event::Retrieved, call_event::AgentLineLost,
    call_event::AgentLineBack, call_event::PartyCalled, call_event::PartyJoined, call_event::PartyLeft, call_event::Alternated,
    call_event::TakenBack, call_event::Conferred, call_event::HandedOver, call_event::SentToQueue, call_event::Muted,
    call_event::Unmuted, call_event::KeysSent, call_event::HelpAsked, call_event::HelpOver, call_event::Supervised,
    call_event::SupervisionOver, call_event::Intercepted, call_event::ForcedRelease, call_event::RecordingStarted,
    call_event::RecordingFinished, call_event::RecordingFailed, call_event::QueueUnserved, call_event::MailboxEntered,
    call_event::MessageStarted, call_event::MessageLeft, call_event::MessageDiscarded, call_event::CallbackRequested,
    call_event::RecordingSealed, call_event::RecordingHeld, call_event::RecordingHoldEnded, call_event::RecordingErased,
    call_event::TalkEnded, call_event::Judged, call_event::Ended>;

/// One thing that happened to a call. Events of a call are appended in order and never changed.
struct CallEvent {
    CallId call;
    Instant at;
    CallFact fact;
};

}  // namespace hotline
