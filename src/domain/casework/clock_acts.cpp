#include "domain/casework/clock_acts.hpp"

#include <algorithm>

#include "domain/calendar/working_days.hpp"

namespace hotline {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::sys_days;

CaseCommand command(const Case& at, CaseAction action) { return {.action = action, .version = at.version}; }

/// The count-th working day before `day`.
Date working_day_before(const Calendar& calendar, Date day, int count) {
    constexpr int kLongestBreak = 366;
    for (int idle = 0; count > 0 && idle <= kLongestBreak;) {
        day = Date{sys_days{day} - days{1}};
        const bool worked = is_working_day(calendar, day);
        count -= worked ? 1 : 0;
        idle = worked ? 0 : idle + 1;
    }
    return day;
}

Instant before(const LadderRule& rule, Instant due_at, const Calendar& calendar) {
    if (rule.unit == LimitUnit::hour) return due_at - hours{rule.amount};
    if (rule.unit == LimitUnit::calendar_day) return due_at - days{rule.amount};
    const Date last = local_date(calendar, due_at);
    const Date earlier = working_day_before(calendar, last, rule.amount);
    return due_at - (sys_days{last} - sys_days{earlier});
}

Instant after(const LadderRule& rule, Instant due_at, const Calendar& calendar) {
    if (rule.unit == LimitUnit::hour) return due_at + hours{rule.amount};
    if (rule.unit == LimitUnit::calendar_day) return due_at + days{rule.amount};
    if (rule.amount == 0) return due_at;
    const Date last = working_day_after(calendar, local_date(calendar, due_at), rule.amount);
    return at_minute(calendar, last, working_spans(calendar, last).back().to_min);
}

CaseAction action_of(SupervisionLevel level) {
    if (level == SupervisionLevel::escalated) return CaseAction::escalate;
    return level == SupervisionLevel::supervised ? CaseAction::supervise : CaseAction::remind;
}

/// The clock of handling while somebody is to be urged by it.
const DueClock* urging_clock(const Case& at) {
    const DueClock* clock = clock_of(at, ClockKind::handle);
    const bool runs = clock != nullptr && !clock->stopped_at && !clock->paused_at;
    return runs && is_with_unit(at.stage) ? clock : nullptr;
}

/// When this rung is reached; nothing when it is behind, or not for this case.
std::optional<Instant> rung(const LadderRule& rule, const Case& at, const TimeRules& rules, Instant now) {
    if (!is_with_unit(at.stage) || rule.level <= at.course.supervision) return std::nullopt;
    if (rule.when == LadderTrigger::rehandled)
        return at.rehandled + at.course.reopened >= rule.amount ? std::optional{now} : std::nullopt;
    const DueClock* clock = urging_clock(at);
    return clock == nullptr ? std::nullopt : moment_of(rule, *clock, rules.calendar);
}

/// The highest rung that is reached by now: nobody is reminded of what is to be escalated.
std::optional<CaseCommand> ladder_act(const Case& at, const TimeRules& rules, Instant now) {
    SupervisionLevel highest = SupervisionLevel::none;
    for (const LadderRule& rule : rules.supervision.ladder)
        if (const auto moment = rung(rule, at, rules, now); moment && *moment <= now) highest = std::max(highest, rule.level);
    if (highest == SupervisionLevel::none) return std::nullopt;
    return command(at, action_of(highest));
}

bool has_wrong_due_time(const Case& at, const Calendar& calendar) {
    return std::ranges::any_of(at.course.clocks, [&](const DueClock& clock) {
        if (clock.stopped_at || !clock.provisional) return false;
        const Deadline due = due_by(clock, calendar);
        return due.due_at != clock.due_at || due.provisional != clock.provisional;
    });
}

std::optional<Instant> signing_ends(const Case& at) {
    const DueClock* clock = at.stage == CaseStage::assigned ? clock_of(at, ClockKind::sign) : nullptr;
    return clock == nullptr ? std::nullopt : std::optional{clock->due_at};
}

std::optional<Instant> suspension_ends(const Case& at) {
    return at.stage == CaseStage::suspended ? at.course.asked.until : std::nullopt;
}

std::optional<Instant> archived_at(const Case& at, const TimeRules& rules) {
    if (at.stage != CaseStage::approved || !at.closed_at) return std::nullopt;
    return *at.closed_at + days{rules.supervision.archive_after_days};
}

}  // namespace

std::optional<Instant> moment_of(const LadderRule& rule, const DueClock& handling, const Calendar& calendar) {
    switch (rule.when) {
        case LadderTrigger::due_soon: return before(rule, handling.due_at, calendar);
        case LadderTrigger::overdue: return after(rule, handling.due_at, calendar);
        case LadderTrigger::rehandled: break;
    }
    return std::nullopt;
}

std::optional<CaseCommand> due_act(const Case& at, const TimeRules& rules, Instant now) {
    const auto has_come = [&](const std::optional<Instant>& moment) { return moment && *moment < now; };
    if (has_wrong_due_time(at, rules.calendar)) return command(at, CaseAction::recalculate);
    if (has_come(signing_ends(at))) return command(at, CaseAction::auto_sign);
    if (has_come(suspension_ends(at))) return command(at, CaseAction::resume);
    if (const auto act = ladder_act(at, rules, now)) return act;
    if (has_come(archived_at(at, rules))) return command(at, CaseAction::archive);
    return std::nullopt;
}

std::optional<Instant> next_wake(const Case& at, const TimeRules& rules, Instant now) {
    std::optional<Instant> next;
    const auto consider = [&](std::optional<Instant> moment) {
        if (moment && (!next || *moment < *next)) next = std::max(*moment, now);
    };
    consider(signing_ends(at));
    consider(suspension_ends(at));
    consider(archived_at(at, rules));
    for (const LadderRule& rule : rules.supervision.ladder) consider(rung(rule, at, rules, now));
    return next;
}

}  // namespace hotline
