#pragma once
#include <string>
#include <vector>

#include "domain/administration/row_fault.hpp"
#include "domain/calendar/calendar.hpp"

namespace hotline {

/// A day on which the year's notice overrides the week.
struct SpecialDay {
    Date day;
    std::string name;
    bool worked{false};  ///< a make-up day (调休); else a holiday
    auto operator<=>(const SpecialDay&) const = default;
};

/// One year of one calendar. Days of a year without an official notice count, but every deadline through it is provisional.
struct CalendarYear {
    CalendarCode calendar;
    int year{};
    bool published{false};
    std::vector<SpecialDay> days;  ///< by date
    auto operator<=>(const CalendarYear&) const = default;
};

/// `calendars`: those that there are. Holidays fall into the year and stand there once; make-up days are free days of the week;
/// a published year has holidays.
[[nodiscard]] RowFaults faults_of(const std::vector<CalendarYear>& rows, const std::vector<Calendar>& calendars);

/// The calendar's days of this year, and whether its notice is out.
[[nodiscard]] CalendarYear year_of(const Calendar& calendar, int year);

}  // namespace hotline
