#include "domain/statistics/amounts.hpp"

#include <algorithm>
#include <map>

#include "domain/acd/shift_tally.hpp"
#include "domain/casework/judgement_policy.hpp"
#include "domain/casework/judgement_rates.hpp"

namespace hotline {
namespace {

constexpr std::int64_t kShortMs = 5'000;
constexpr std::int64_t kGoodMs = 15'000;
constexpr std::int64_t kFairMs = 20'000;

std::int64_t ms(Duration duration) { return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count(); }

bool is_abandoned(const CallRecord& call) {
    return call.queued_at && !call.connected_at &&
           (call.outcome == CallOutcome::abandoned_queue || call.outcome == CallOutcome::abandoned_ringing);
}

bool is_answered(const CallRecord& call) { return call.queued_at && call.connected_at; }

/// It joined a queue, reached nobody and ended so.
bool ended_as(const CallRecord& call, CallOutcome outcome) {
    return call.queued_at && !call.connected_at && call.outcome == outcome;
}

bool ended_otherwise(const CallRecord& call) {
    using enum CallOutcome;
    if (!call.queued_at || call.connected_at || !call.outcome || is_abandoned(call)) return false;
    const auto named = {overflowed, mailbox, callback_requested, after_hours, failed};
    return std::ranges::find(named, *call.outcome) == named.end();
}

std::int64_t amount_out(Fact fact, const CallRecord& call) {
    if (fact == Fact::calls_out) return 1;
    return fact == Fact::calls_out_connected && call.answered_at ? 1 : 0;
}

bool is_over_otherwise(CaseStage stage) {
    using enum CaseStage;
    return stage == rejected || stage == merged || stage == withdrawn || stage == answered_directly;
}

bool is_overdue(const Case& at, Instant now) {
    return at.due_at && !at.handled_at && at.stage != CaseStage::suspended && *at.due_at < now;
}

std::int64_t amount_due(Fact fact, const Case& at, Instant now) {
    if (!at.due_at || is_over_otherwise(at.stage)) return 0;
    const bool on_time = at.handled_at && *at.handled_at <= *at.due_at;
    const bool late = (at.handled_at && *at.handled_at > *at.due_at) || is_overdue(at, now);
    switch (fact) {
        case Fact::due_cases: return 1;
        case Fact::due_on_time: return on_time;
        case Fact::due_late: return late;
        case Fact::due_running: return !on_time && !late;
        default: return 0;
    }
}

/// The three rates, from what was said.
std::int64_t amount_said(Fact fact, const JudgedAnswers& said) {
    switch (fact) {
        case Fact::contact_said_all: return said.contacted != Said::unsaid;
        case Fact::contact_yes_all: return said.contacted == Said::yes;
        case Fact::resolution_said_all: return said.resolved != Said::unsaid;
        case Fact::resolution_yes_all: return said.resolved == Said::yes;
        case Fact::satisfaction_said_all: return said.satisfaction.has_value();
        case Fact::satisfaction_good_all: return said.satisfaction && !is_poor(*said.satisfaction);
        default: return 0;
    }
}

/// The same fact, excluded rounds counted as well.
Fact with_excluded(Fact fact) {
    switch (fact) {
        case Fact::contact_said: return Fact::contact_said_all;
        case Fact::contact_yes: return Fact::contact_yes_all;
        case Fact::resolution_said: return Fact::resolution_said_all;
        case Fact::resolution_yes: return Fact::resolution_yes_all;
        case Fact::satisfaction_said: return Fact::satisfaction_said_all;
        case Fact::satisfaction_good: return Fact::satisfaction_good_all;
        default: return fact;
    }
}

bool is_busy(Work work) { return work == Work::talking || work == Work::holding || work == Work::wrap_up; }

}  // namespace

std::int64_t amount(Fact fact, const CallRecord& call) {
    if (call.direction == CallDirection::outbound) return amount_out(fact, call);
    const bool answered = is_answered(call);
    const bool abandoned = is_abandoned(call);
    const std::int64_t wait = ms(wait_time(call));
    switch (fact) {
        case Fact::calls_in: return 1;
        case Fact::calls_self_served: return call.outcome == CallOutcome::self_served;
        case Fact::calls_abandoned_ivr: return call.outcome == CallOutcome::abandoned_ivr;
        case Fact::calls_blocked: return call.outcome == CallOutcome::blocked;
        case Fact::calls_queued: return call.queued_at.has_value();
        case Fact::calls_answered: return answered;
        case Fact::calls_answered_15s: return answered && wait <= kGoodMs;
        case Fact::calls_answered_20s: return answered && wait <= kFairMs;
        case Fact::calls_abandoned: return abandoned;
        case Fact::calls_abandoned_short: return abandoned && wait <= kShortMs;
        case Fact::calls_abandoned_long: return abandoned && wait > kShortMs;
        case Fact::calls_queued_long: return call.queued_at && !(abandoned && wait <= kShortMs);
        case Fact::calls_met_15s: return (answered || abandoned) && wait <= kGoodMs;
        case Fact::calls_decided: return answered || abandoned;
        case Fact::calls_overflowed: return ended_as(call, CallOutcome::overflowed);
        case Fact::calls_to_mailbox: return ended_as(call, CallOutcome::mailbox);
        case Fact::calls_asked_callback: return ended_as(call, CallOutcome::callback_requested);
        case Fact::calls_after_hours: return ended_as(call, CallOutcome::after_hours);
        case Fact::calls_failed: return ended_as(call, CallOutcome::failed);
        case Fact::calls_waiting: return call.queued_at && !call.connected_at && !call.outcome;
        case Fact::calls_queue_other: return ended_otherwise(call);
        case Fact::wait_answered: return answered ? wait : 0;
        case Fact::wait_longest: return call.queued_at ? wait : 0;
        case Fact::talk_answered:
        case Fact::talk_longest: return answered ? ms(talk_time(call)) : 0;
        case Fact::calls_picked_up: return call.answered_at.has_value();
        case Fact::calls_recorded: return call.answered_at && call.recording;
        default: return 0;
    }
}

std::int64_t amount(Fact fact, const Case& at, Instant now) {
    const bool direct = at.stage == CaseStage::answered_directly;
    switch (fact) {
        case Fact::cases_recorded: return 1;
        case Fact::cases_direct: return direct;
        case Fact::cases_with_unit: return !direct && !at.department.empty();
        case Fact::cases_unplaced: return !direct && at.department.empty();
        case Fact::cases_dispatched: return at.dispatched_at.has_value();
        case Fact::cases_finished: return at.handled_at.has_value();
        case Fact::cases_closed: return at.stage == CaseStage::approved || at.stage == CaseStage::archived;
        case Fact::cases_overdue_now: return is_overdue(at, now);
        case Fact::cases_rehandled: return at.rehandled > 0;
        case Fact::cases_merged: return at.stage == CaseStage::merged;
        case Fact::handled_cases: return at.handled_at.has_value();
        case Fact::handled_dispatched: return at.handled_at && at.dispatched_at;
        case Fact::handling_time:
            return at.handled_at && at.dispatched_at ? std::max<std::int64_t>(0, ms(*at.handled_at - *at.dispatched_at)) : 0;
        default: return amount_due(fact, at, now);
    }
}

std::int64_t amount(Fact fact, const CaseEvent& act) {
    switch (fact) {
        case Fact::dispatches: return act.action == CaseAction::dispatch;
        case Fact::signings: return act.action == CaseAction::sign;
        case Fact::late_signings: return act.action == CaseAction::auto_sign;
        case Fact::returns_asked: return act.action == CaseAction::ask_return;
        case Fact::returns_upheld: return act.action == CaseAction::uphold_return;
        case Fact::returns_overruled: return act.action == CaseAction::overrule_return;
        case Fact::extensions: return act.action == CaseAction::grant_extension;
        case Fact::rehandlings: return act.action == CaseAction::rehandle;
        case Fact::reopenings: return act.action == CaseAction::reopen;
        case Fact::reminders: return act.action == CaseAction::remind;
        case Fact::supervisions: return act.action == CaseAction::supervise;
        case Fact::escalations: return act.action == CaseAction::escalate;
        default: return 0;
    }
}

std::int64_t amount(Fact fact, const JudgedRound& round) {
    const JudgedAnswers said = answers_of(round);
    const bool over = said.follow_up != FollowUpState::none && said.follow_up != FollowUpState::open;
    switch (fact) {
        case Fact::rounds_closed: return 1;
        case Fact::rounds_excluded: return said.excluded;
        case Fact::follow_ups_over: return !said.excluded && over;
        case Fact::follow_ups_reached: return !said.excluded && said.follow_up == FollowUpState::answered;
        default: break;
    }
    const Fact all = with_excluded(fact);
    return all != fact && said.excluded ? 0 : amount_said(all, said);
}

std::int64_t amount(Fact fact, const CallbackTask& task) {
    switch (fact) {
        case Fact::callbacks_opened: return 1;
        case Fact::callbacks_reached: return task.reached_at.has_value();
        case Fact::callbacks_got_through: return task.closed_as == CallbackClose::got_through;
        case Fact::callbacks_open: return task.state != CallbackState::closed;
        case Fact::callback_time: return task.reached_at ? ms(*task.reached_at - task.opened_at) : 0;
        default: return 0;
    }
}

std::int64_t amount(Fact fact, const VoiceMessage& message) {
    switch (fact) {
        case Fact::messages_left: return 1;
        case Fact::messages_done: return message.done_at.has_value();
        case Fact::messages_in_time: return message.done_at && *message.done_at <= message.due_at;
        default: return 0;
    }
}

std::int64_t amount(Fact fact, const RecordingEntry& recording) {
    switch (fact) {
        case Fact::recordings_made: return 1;
        case Fact::recordings_failed: return !recording.failure.empty();
        case Fact::recordings_faulty: return recording.fault.has_value();
        case Fact::recording_length: return recording.length_ms.value_or(0);
        default: return 0;
    }
}

std::int64_t amount(Fact fact, const AgentSpan& span) {
    const std::int64_t length = ms(span.to - span.from);
    const auto when = [length](bool counts) { return counts ? length : 0; };
    switch (fact) {
        case Fact::time_signed_in: return length;
        case Fact::time_ready: return when(span.work == Work::ready);
        case Fact::time_offered: return when(span.work == Work::reserved);
        case Fact::time_talking: return when(span.work == Work::talking);
        case Fact::time_holding: return when(span.work == Work::holding);
        case Fact::time_wrap_up: return when(span.work == Work::wrap_up);
        case Fact::time_away: return when(span.work == Work::away);
        case Fact::time_supervising: return when(span.work == Work::supervising);
        case Fact::time_busy: return when(is_busy(span.work));
        case Fact::time_reachable: return when(is_busy(span.work) || span.work == Work::ready);
        default: return 0;
    }
}

std::optional<Instant> counted_at(Subject subject, const Case& at) {
    if (subject == Subject::cases) return at.recorded_at;
    if (subject == Subject::cases_handled) return at.handled_at;
    return subject == Subject::cases_due ? at.due_at : std::nullopt;
}

std::vector<AgentSpan> agent_spans(std::span<const AgentEvent> events, Instant from, Instant to, Instant now) {
    std::vector<AgentSpan> spans;
    std::map<UserId, const AgentEvent*> last;
    const auto close = [&](const AgentEvent& event, Instant until) {
        const Instant begin = std::max(event.at, from);
        const Instant end = std::min({until, to, event.at + kLongestShift});
        if (event.presence == Presence::signed_in && begin < end)
            spans.push_back({event.agent, event.work, event.reason, begin, end});
    };
    for (const AgentEvent& event : events) {
        const AgentEvent*& before = last[event.agent];
        if (before != nullptr) close(*before, std::min(event.at, now));
        before = &event;
    }
    for (const auto& [agent, event] : last) close(*event, now);
    return spans;
}

}  // namespace hotline
