#include "domain/calendar/due_clock.hpp"

#include <algorithm>

#include "domain/calendar/working_days.hpp"

namespace hotline {
namespace {

LimitUnit unit_of(const DueClock& clock) { return clock.limit ? clock.limit->unit : LimitUnit::hour; }

Deadline dated(LimitUnit unit, const Calendar& calendar, Instant due_at) {
    return {due_at, unit == LimitUnit::working_day && is_provisional(calendar, local_date(calendar, due_at))};
}

Instant after_pause(LimitUnit unit, const Calendar& calendar, Instant due_at, Instant paused_at, Instant at) {
    if (due_at <= paused_at) return due_at;
    if (unit != LimitUnit::working_day) return due_at + (at - paused_at);
    return working_moment_after(calendar, at, working_time_between(calendar, paused_at, due_at));
}

Instant extended(LimitUnit unit, const Calendar& calendar, Instant due_at, int amount) {
    switch (unit) {
        case LimitUnit::hour: return due_at + std::chrono::hours{amount};
        case LimitUnit::calendar_day: return due_at + std::chrono::days{amount};
        case LimitUnit::working_day: break;
    }
    const Date last = working_day_after(calendar, local_date(calendar, due_at), amount);
    return at_minute(calendar, last, working_spans(calendar, last).back().to_min);
}

/// Applies a change to a clock that runs.
void apply(DueClock& clock, const ClockChange& change, Instant at) {
    const bool adjusts = change.step != ClockStep::stop;
    if (change.due_at) clock.due_at = *change.due_at;
    if (change.due_at) clock.provisional = change.provisional;
    if (change.step == ClockStep::stop) clock.stopped_at = at;
    if (change.step == ClockStep::pause) clock.paused_at = at;
    if (change.step == ClockStep::resume || change.step == ClockStep::stop) clock.paused_at.reset();
    if (adjusts) clock.adjustments.push_back({.step = change.step, .at = at, .amount = change.amount, .due_at = clock.due_at});
}

}  // namespace

std::vector<DueClock> changed(std::vector<DueClock> clocks, const ClockChange& change, Instant at) {
    const auto is_it = [&](const DueClock& clock) { return clock.kind == change.clock; };
    if (change.step == ClockStep::start || change.step == ClockStep::clear) std::erase_if(clocks, is_it);
    if (change.step == ClockStep::start && change.due_at)
        clocks.push_back({.kind = change.clock,
                          .started_at = at,
                          .due_at = *change.due_at,
                          .limit = change.limit,
                          .provisional = change.provisional});
    if (change.step == ClockStep::start) return clocks;
    const auto found = std::ranges::find_if(clocks, is_it);
    if (found != clocks.end() && !found->stopped_at) apply(*found, change, at);
    return clocks;
}

Deadline due_when_resumed(const DueClock& clock, const Calendar& calendar, Instant at) {
    if (!clock.paused_at) return {clock.due_at, clock.provisional};
    const LimitUnit unit = unit_of(clock);
    return dated(unit, calendar, after_pause(unit, calendar, clock.due_at, *clock.paused_at, at));
}

Deadline due_when_extended(const DueClock& clock, const Calendar& calendar, int amount) {
    const LimitUnit unit = unit_of(clock);
    return dated(unit, calendar, extended(unit, calendar, clock.due_at, amount));
}

Deadline due_by(const DueClock& clock, const Calendar& calendar) {
    if (!clock.limit) return {clock.due_at, clock.provisional};
    const LimitUnit unit = clock.limit->unit;
    Deadline result = deadline(*clock.limit, calendar, clock.started_at);
    Instant paused_at{};
    for (const ClockAdjustment& one : clock.adjustments) {
        if (one.step == ClockStep::pause) paused_at = one.at;
        if (one.step == ClockStep::resume)
            result = dated(unit, calendar, after_pause(unit, calendar, result.due_at, paused_at, one.at));
        if (one.step == ClockStep::extend) result = dated(unit, calendar, extended(unit, calendar, result.due_at, one.amount));
    }
    return result;
}

}  // namespace hotline
