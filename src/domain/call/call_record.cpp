#include "domain/call/call_record.hpp"

#include <utility>

namespace hotline {
namespace {

void set_once(std::optional<Instant>& moment, Instant at) {
    if (!moment) moment = at;
}

/// One overload per fact that changes the record; all others are only counted.
struct Change {
    CallRecord& record;
    Instant at;

    void operator()(const call_event::Offered& fact) const {
        record.from = fact.from;
        record.to = fact.to;
        record.channel = fact.channel;
        record.offered_at = at;
    }
    void operator()(const call_event::Dialled& fact) const {
        record.from = fact.number;
        record.direction = CallDirection::outbound;
        if (fact.agent) record.agent = fact.agent;
    }
    void operator()(const call_event::Answered&) const { set_once(record.answered_at, at); }
    void operator()(const call_event::ChoiceMade& fact) const { record.choice = fact.choice; }
    void operator()(const call_event::QueueJoined& fact) const {
        record.queue = fact.queue;
        set_once(record.queued_at, at);
    }
    void operator()(const call_event::AgentConnected& fact) const {
        if (!record.agent) record.agent = fact.agent;
        set_once(record.connected_at, at);
        record.talk_ended_at.reset();
    }
    void operator()(const call_event::TalkEnded&) const { record.talk_ended_at = at; }
    void operator()(const call_event::CallbackRequested& fact) const {
        record.queue = fact.queue;  // he may ask before he has joined it
        record.ring_at = fact.number;
    }
    void operator()(const call_event::Judged& fact) const { record.satisfaction = fact.level; }
    void operator()(const call_event::RecordingStarted& fact) const { record.recording = fact.recording; }
    void operator()(const call_event::Ended& fact) const {
        if (record.outcome) return;  // a call ends once
        record.outcome = fact.outcome;
        record.ended_at = at;
    }
    void operator()(const auto&) const {}
};

Duration between(const std::optional<Instant>& from, const std::optional<Instant>& to) {
    return from && to && *to > *from ? *to - *from : Duration::zero();
}

}  // namespace

bool serves_citizen(const CallFact& fact) {
    if (std::holds_alternative<call_event::AgentConnected>(fact)) return true;
    const auto* joined = std::get_if<call_event::PartyJoined>(&fact);
    return joined != nullptr && joined->role != PartyRole::supervisor;
}

UserId who_joins(const CallFact& fact) {
    if (const auto* connected = std::get_if<call_event::AgentConnected>(&fact)) return connected->agent;
    if (const auto* joined = std::get_if<call_event::PartyJoined>(&fact))
        return joined->role == PartyRole::supervisor ? UserId{} : joined->agent;
    if (const auto* intercepted = std::get_if<call_event::Intercepted>(&fact)) return intercepted->agent;
    return {};
}

CallRecord evolve(CallRecord record, const CallEvent& event) {
    if (record.events == 0) {
        record.id = event.call;
        record.offered_at = event.at;
    }
    std::visit(Change{record, event.at}, event.fact);
    ++record.events;
    record.last_at = event.at;
    return record;
}

Duration flow_time(const CallRecord& record) {
    return between(record.answered_at, record.queued_at ? record.queued_at : record.ended_at);
}

Duration wait_time(const CallRecord& record) {
    return between(record.queued_at, record.connected_at ? record.connected_at : record.ended_at);
}

Duration talk_time(const CallRecord& record) {
    return between(record.connected_at, record.talk_ended_at ? record.talk_ended_at : record.ended_at);
}

bool is_missed(CallOutcome outcome) {
    switch (outcome) {
        case CallOutcome::abandoned_queue:
        case CallOutcome::abandoned_ringing:
        case CallOutcome::failed:
        case CallOutcome::after_hours:
        case CallOutcome::overflowed: return true;
        case CallOutcome::completed:
        case CallOutcome::abandoned_ivr:
        case CallOutcome::self_served:
        case CallOutcome::blocked:
        case CallOutcome::no_answer:
        case CallOutcome::busy:
        case CallOutcome::invalid_number:
        case CallOutcome::refused:
        case CallOutcome::cancelled:
        case CallOutcome::mailbox:             // its message is the task
        case CallOutcome::callback_requested:  // his request is
            return false;
    }
    return false;
}

bool is_missed(const CallRecord& record) {
    return record.direction == CallDirection::inbound && record.outcome && is_missed(*record.outcome);
}

}  // namespace hotline
