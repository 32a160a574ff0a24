#pragma once
#include <vector>

#include "domain/calendar/calendar.hpp"

namespace hotline {

[[nodiscard]] Date local_date(const Calendar& calendar, Instant at);

/// The moment that a local clock calls `minute` after the midnight that begins `day`; 1440 is the next midnight.
[[nodiscard]] Instant at_minute(const Calendar& calendar, Date day, int minute);

/// The working time of one day, in order: none on holidays, Monday's on make-up days.
[[nodiscard]] const std::vector<TimeSpan>& working_spans(const Calendar& calendar, Date day);
[[nodiscard]] bool is_working_day(const Calendar& calendar, Date day);

/// Whether the day's year has no official notice yet, so that its holidays may still change.
[[nodiscard]] bool is_provisional(const Calendar& calendar, Date day);

/// The count-th working day after `day`, which itself is not counted; count 0 is `day`.
/// Throws std::domain_error when the calendar has a year without a working day.
[[nodiscard]] Date working_day_after(const Calendar& calendar, Date day, int count);

/// How much working time lies in [from, to).
[[nodiscard]] Duration working_time_between(const Calendar& calendar, Instant from, Instant to);

/// The first working moment at or after `at`; throws as above.
[[nodiscard]] Instant next_working_moment(const Calendar& calendar, Instant at);

/// The moment when this much working time has gone by since `from`; `from` itself for none.
/// Throws std::domain_error when the calendar has a year without a working day.
[[nodiscard]] Instant working_moment_after(const Calendar& calendar, Instant from, Duration amount);

}  // namespace hotline
