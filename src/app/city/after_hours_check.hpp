#pragma once
#include <vector>

#include "app/city/city.hpp"

namespace hotline::app {

/// Complains about every hour in which a queue has neither people nor a destination, and about mailboxes and duty contacts that
/// cannot work. For codes that do not exist see check_city.
void check_after_hours(const City& city, std::vector<CityProblem>& problems);

/// A calendar as the rules need it, from the files that describe it.
[[nodiscard]] Calendar calendar_of(const CalendarItem& item, const City& city);

}  // namespace hotline::app
