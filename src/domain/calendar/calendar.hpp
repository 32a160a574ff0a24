#pragma once
#include <array>
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "domain/ids.hpp"

namespace hotline {

/// Minutes after local midnight, [from, to). 24:00 is 1440.
struct TimeSpan {
    int from_min{};
    int to_min{};
};

/// Opening hours or working time: a week, and the days on which the State Council's notice overrides it (调休).
/// All rules take UTC instants and the city's offset; the country has one zone without daylight saving.
struct Calendar {
    CalendarCode code;
    std::string name_zh;
    std::string name_en;
    std::chrono::minutes utc_offset{480};
    std::array<std::vector<TimeSpan>, 7> week;  ///< index 0 is Monday
    std::map<Date, std::string> holidays;       ///< closed, with the holiday's name
    std::map<Date, std::string> make_up_days;   ///< a weekend day that is worked like a Monday
    std::vector<int> published_years;           ///< years with an official notice; others are provisional
};

/// Whether people work at this moment.
[[nodiscard]] bool is_open(const Calendar& calendar, Instant at);

}  // namespace hotline
