#pragma once
#include <optional>
#include <string>

#include "domain/call/call_event.hpp"

namespace hotline {

/// What is known of a call as a whole: computed from its events, so that it can be rebuilt from them.
struct CallRecord {
    CallId id;
    int events{0};     ///< how many have been taken in
    std::string from;  ///< the citizen's number, whoever began the call
    std::string to;
    CallChannel channel{CallChannel::trunk};
    CallDirection direction{CallDirection::inbound};
    std::string choice;                  ///< the last one made in the flow
    QueueCode queue;                     ///< the last one joined, or asked to be rung back from
    UserId agent{};                      ///< who talked first; 0: nobody
    std::string ring_at;                 ///< he asked to be rung there; empty: at the number he calls from
    RecordingId recording{};             ///< 0: none
    std::optional<CallOutcome> outcome;  ///< absent while the call lasts
    Instant offered_at;
    std::optional<Instant> answered_at;    ///< the hotline picked up
    std::optional<Instant> queued_at;      ///< first joined a queue
    std::optional<Instant> connected_at;   ///< an agent first answered
    std::optional<Instant> talk_ended_at;  ///< the agent left him to the flow
    std::optional<Instant> ended_at;
    std::optional<Satisfaction> satisfaction;  ///< what he pressed last when he was asked; absent: nothing
    Instant last_at;                           ///< of the latest event
};

/// The fact says that somebody of the hotline, or whom it called in, talks with the citizen from now on.
[[nodiscard]] bool serves_citizen(const CallFact& fact);

/// Whom of the staff the fact brings to the citizen, or to whom talks with him; 0: nobody. Who only listens is not meant.
[[nodiscard]] UserId who_joins(const CallFact& fact);

/// The record after one more event.
[[nodiscard]] CallRecord evolve(CallRecord record, const CallEvent& event);

/// Time in the flow: from being picked up to the queue or the end; 0 while unknown.
[[nodiscard]] Duration flow_time(const CallRecord& record);
/// Time from joining the queue to an agent's answer or the end (requirements F.3: wait); 0 while unknown.
[[nodiscard]] Duration wait_time(const CallRecord& record);
/// Time from an agent's answer to the end of the talk, holding included; 0 while unknown.
[[nodiscard]] Duration talk_time(const CallRecord& record);

/// Whether somebody should call back (C5): the caller wanted a person and gave up, or we failed him.
[[nodiscard]] bool is_missed(CallOutcome outcome);
[[nodiscard]] bool is_missed(const CallRecord& record);

}  // namespace hotline
