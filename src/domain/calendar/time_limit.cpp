#include "domain/calendar/time_limit.hpp"

#include <algorithm>

#include "domain/calendar/working_days.hpp"

namespace hotline {
namespace {

using namespace std::chrono;

constexpr int kMidnight = 1440;

/// The last moment that still belongs to a day or span which ends at `end`.
Instant just_before(Instant end) { return end - seconds{1}; }

Instant end_of_work(const Calendar& calendar, Date day) {
    return at_minute(calendar, day, working_spans(calendar, day).back().to_min);
}

/// The same time of day `count` working days later; a day that closes earlier ends the limit when it closes.
Instant same_time_after(const Calendar& calendar, Instant from, int count) {
    const Instant start = next_working_moment(calendar, from);
    const Date first = local_date(calendar, start);
    const Date last = working_day_after(calendar, first, count);
    const Instant same_time = start + (sys_days{last} - sys_days{first});
    return std::min(next_working_moment(calendar, same_time), end_of_work(calendar, last));
}

Instant due_in_calendar_days(const TimeLimit& limit, const Calendar& calendar, Instant from) {
    if (limit.start == LimitStart::same_moment) return from + days{limit.amount};
    const Date last{sys_days{local_date(calendar, from)} + days{limit.amount}};
    return just_before(at_minute(calendar, last, kMidnight));
}

Instant due_in_working_days(const TimeLimit& limit, const Calendar& calendar, Instant from) {
    if (limit.start == LimitStart::same_moment) return same_time_after(calendar, from, limit.amount);
    return end_of_work(calendar, working_day_after(calendar, local_date(calendar, from), limit.amount));
}

Instant due(const TimeLimit& limit, const Calendar& calendar, Instant from) {
    switch (limit.unit) {
        case LimitUnit::hour: return from + hours{limit.amount};
        case LimitUnit::calendar_day: return due_in_calendar_days(limit, calendar, from);
        case LimitUnit::working_day: break;
    }
    return due_in_working_days(limit, calendar, from);
}

}  // namespace

std::optional<TimeLimit> limit_for(const TimeLimitPolicy& policy, ClockKind clock, const TimedMatter& matter) {
    const auto fits = [&](const TimeLimit& line) {
        return line.clock == clock && line.kind.value_or(matter.kind) == matter.kind &&
               line.urgency.value_or(matter.urgency) == matter.urgency &&
               line.district.value_or(matter.district) == matter.district;
    };
    const auto found = std::ranges::find_if(policy.limits, fits);
    if (found == policy.limits.end()) return std::nullopt;
    return *found;
}

Deadline deadline(const TimeLimit& limit, const Calendar& calendar, Instant from) {
    const Instant due_at = due(limit, calendar, from);
    // Only working days depend on holidays; years follow each other, so both ends tell.
    const bool guessed =
        is_provisional(calendar, local_date(calendar, from)) || is_provisional(calendar, local_date(calendar, due_at));
    return {due_at, limit.unit == LimitUnit::working_day && guessed};
}

}  // namespace hotline
