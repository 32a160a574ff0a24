#pragma once
#include <span>
#include <vector>

#include "domain/acd/agent_state.hpp"
#include "domain/call/call_record.hpp"
#include "domain/callback/callback.hpp"
#include "domain/casework/case.hpp"
#include "domain/recording/recording.hpp"
#include "domain/statistics/fact.hpp"
#include "domain/voicemail/voice_message.hpp"

/// What one thing adds to a fact: 1 or 0, or milliseconds. The rows in the database are counted by statements that say the same;
/// `hotline statistics verify` and the tests compare both. A fact of another subject gets 0.
namespace hotline {

[[nodiscard]] std::int64_t amount(Fact fact, const CallRecord& call);
/// `now` decides what is overdue.
[[nodiscard]] std::int64_t amount(Fact fact, const Case& at, Instant now);
[[nodiscard]] std::int64_t amount(Fact fact, const CaseEvent& act);
[[nodiscard]] std::int64_t amount(Fact fact, const JudgedRound& round);
[[nodiscard]] std::int64_t amount(Fact fact, const CallbackTask& task);
[[nodiscard]] std::int64_t amount(Fact fact, const VoiceMessage& message);
[[nodiscard]] std::int64_t amount(Fact fact, const RecordingEntry& recording);

/// The moment by which a case belongs to a period; absent: to none.
[[nodiscard]] std::optional<Instant> counted_at(Subject subject, const Case& at);

/// An agent was in one state, signed in, within [from, to).
struct AgentSpan {
    UserId agent;
    Work work{};
    AwayReason reason{};
    Instant from;
    Instant to;
};
[[nodiscard]] std::int64_t amount(Fact fact, const AgentSpan& span);

/// The states of a period [from, to), cut at its ends and at `now`, from the events of all agents in the order they happened. No
/// state lasts longer than kLongestShift: then its end was never written.
[[nodiscard]] std::vector<AgentSpan> agent_spans(std::span<const AgentEvent> events, Instant from, Instant to, Instant now);

}  // namespace hotline
