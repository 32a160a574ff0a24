#include "domain/calendar/working_days.hpp"

#include <algorithm>
#include <stdexcept>

namespace hotline {
namespace {

using namespace std::chrono;

Date day_after(Date day) { return Date{sys_days{day} + days{1}}; }

}  // namespace

Date local_date(const Calendar& calendar, Instant at) { return Date{floor<days>(at + calendar.utc_offset)}; }

Instant at_minute(const Calendar& calendar, Date day, int minute) {
    return Instant{sys_days{day}} + minutes{minute} - calendar.utc_offset;
}

const std::vector<TimeSpan>& working_spans(const Calendar& calendar, Date day) {
    static const std::vector<TimeSpan> kNone;
    if (calendar.holidays.contains(day)) return kNone;
    if (calendar.make_up_days.contains(day)) return calendar.week[0];
    return calendar.week[weekday{sys_days{day}}.iso_encoding() - 1];
}

bool is_working_day(const Calendar& calendar, Date day) { return !working_spans(calendar, day).empty(); }

bool is_provisional(const Calendar& calendar, Date day) {
    return std::ranges::find(calendar.published_years, static_cast<int>(day.year())) == calendar.published_years.end();
}

Date working_day_after(const Calendar& calendar, Date day, int count) {
    constexpr int kLongestBreak = 366;
    for (int idle = 0; count > 0;) {
        day = day_after(day);
        if (is_working_day(calendar, day)) {
            idle = 0;
            --count;
        } else if (++idle > kLongestBreak) {
            throw std::domain_error("calendar " + calendar.code.value + " has a year without a working day");
        }
    }
    return day;
}

Duration working_time_between(const Calendar& calendar, Instant from, Instant to) {
    Duration total{0};
    if (from >= to) return total;
    const Date last = local_date(calendar, to);
    for (Date day = local_date(calendar, from); day <= last; day = day_after(day)) {
        for (const TimeSpan& span : working_spans(calendar, day)) {
            const Instant begin = std::max(from, at_minute(calendar, day, span.from_min));
            const Instant end = std::min(to, at_minute(calendar, day, span.to_min));
            if (begin < end) total += end - begin;
        }
    }
    return total;
}

Instant next_working_moment(const Calendar& calendar, Instant at) {
    const Date today = local_date(calendar, at);
    for (const TimeSpan& span : working_spans(calendar, today))
        if (at < at_minute(calendar, today, span.to_min)) return std::max(at, at_minute(calendar, today, span.from_min));
    const Date next = working_day_after(calendar, today, 1);
    return at_minute(calendar, next, working_spans(calendar, next).front().from_min);
}

Instant working_moment_after(const Calendar& calendar, Instant from, Duration amount) {
    if (amount <= Duration{0}) return from;
    for (Date day = local_date(calendar, from);; day = working_day_after(calendar, day, 1)) {
        for (const TimeSpan& span : working_spans(calendar, day)) {
            const Instant begin = std::max(from, at_minute(calendar, day, span.from_min));
            const Instant end = at_minute(calendar, day, span.to_min);
            if (begin >= end) continue;
            if (amount <= end - begin) return begin + amount;
            amount -= end - begin;
        }
    }
}

}  // namespace hotline
