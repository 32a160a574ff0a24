#include "domain/administration/calendar_year.hpp"

#include <algorithm>
#include <set>

namespace hotline {
namespace {

constexpr int kFirstYear = 2000;
constexpr int kLastYear = 2100;

bool is_free_weekday(const Calendar& calendar, Date day) {
    const auto weekday = std::chrono::weekday{std::chrono::sys_days{day}}.iso_encoding() - 1;
    return calendar.week.at(weekday).empty();
}

void check_days(const CalendarYear& year, const Calendar& calendar, std::size_t row, RowFaults& faults) {
    std::set<Date> seen;
    for (std::size_t i = 0; i < year.days.size(); ++i) {
        const SpecialDay& special = year.days[i];
        const auto wrong = [&](const char* what) { faults.push_back({row, "/days/" + std::to_string(i), what}); };
        if (static_cast<int>(special.day.year()) != year.year) wrong("other_year");
        if (!seen.insert(special.day).second) wrong("twice");
        if (special.name.empty()) wrong("too_short");
        if (special.worked && !is_free_weekday(calendar, special.day)) wrong("worked_anyway");
    }
}

}  // namespace

RowFaults faults_of(const std::vector<CalendarYear>& rows, const std::vector<Calendar>& calendars) {
    RowFaults faults;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const CalendarYear& year = rows[row];
        const auto calendar = std::ranges::find(calendars, year.calendar, &Calendar::code);
        if (calendar == calendars.end()) {
            faults.push_back({row, "/calendar", "unknown_code"});
            continue;
        }
        if (year.year < kFirstYear || year.year > kLastYear) faults.push_back({row, "/year", "format"});
        check_days(year, *calendar, row, faults);
        const bool has_holiday = std::ranges::any_of(year.days, [](const SpecialDay& day) { return !day.worked; });
        if (year.published && !has_holiday) faults.push_back({row, "/published", "no_holidays"});
    }
    return faults;
}

CalendarYear year_of(const Calendar& calendar, int year) {
    CalendarYear found{.calendar = calendar.code, .year = year};
    found.published = std::ranges::find(calendar.published_years, year) != calendar.published_years.end();
    const auto take = [&](const std::map<Date, std::string>& days, bool worked) {
        for (const auto& [day, name] : days)
            if (static_cast<int>(day.year()) == year) found.days.push_back({day, name, worked});
    };
    take(calendar.holidays, false);
    take(calendar.make_up_days, true);
    std::ranges::sort(found.days);
    return found;
}

}  // namespace hotline
