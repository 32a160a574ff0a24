#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "app/city/city.hpp"

namespace hotline::app {

/// What is wrong between and inside the files: codes that name nothing, codes given twice, trees that bite their tail, times
/// that are none.
[[nodiscard]] std::vector<CityProblem> check_city(const City& city);

/// Minutes after midnight of "08:30", up to 24:00; nothing when it is not a time of day.
[[nodiscard]] std::optional<int> minutes_of(std::string_view time);

}  // namespace hotline::app
