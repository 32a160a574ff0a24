#include "domain/acd/fallback.hpp"

#include <algorithm>

#include "domain/calendar/working_days.hpp"

namespace hotline {
namespace {

bool holds(const Fallback& line, const std::map<CalendarCode, Calendar>& calendars, Instant now) {
    if (line.during.empty()) return true;
    const auto calendar = calendars.find(line.during);
    return calendar != calendars.end() && is_open(calendar->second, now);
}

}  // namespace

const Fallback* fallback_for(const std::vector<Fallback>& plan, Unserved why, const std::map<CalendarCode, Calendar>& calendars,
                             Instant now) {
    const auto line =
        std::ranges::find_if(plan, [&](const Fallback& one) { return one.when == why && holds(one, calendars, now); });
    if (line != plan.end()) return &*line;
    return why == Unserved::holiday ? fallback_for(plan, Unserved::closed, calendars, now) : nullptr;
}

Unserved why_closed(const Calendar& hours, Instant now) {
    const Date day = local_date(hours, now);
    return hours.holidays.contains(day) && !hours.make_up_days.contains(day) ? Unserved::holiday : Unserved::closed;
}

}  // namespace hotline
