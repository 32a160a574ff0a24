#include <algorithm>

#include "domain/calendar/calendar.hpp"

namespace hotline {
namespace {

const std::vector<TimeSpan>& hours_of(const Calendar& calendar, std::chrono::local_days day) {
    static const std::vector<TimeSpan> closed;
    const Date date{day};
    if (calendar.make_up_days.contains(date)) return calendar.week[0];
    if (calendar.holidays.contains(date)) return closed;
    const std::chrono::weekday weekday{day};
    return calendar.week[weekday.iso_encoding() - 1];
}

}  // namespace

bool is_open(const Calendar& calendar, Instant at) {
    using namespace std::chrono;
    const local_time<microseconds> local{at.time_since_epoch() + calendar.utc_offset};
    const auto day = floor<days>(local);
    const auto minute = duration_cast<minutes>(local - day).count();
    return std::ranges::any_of(hours_of(calendar, day),
                               [&](const TimeSpan& span) { return span.from_min <= minute && minute < span.to_min; });
}

}  // namespace hotline
