#pragma once
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace hotline {

/// A case number is digits only: two-digit year, month, day, the day's running number (at least four digits) and a check
/// digit, e.g. 26112300015. The check digit (Damm's algorithm) finds every single wrong digit and every swap of neighbours.
[[nodiscard]] std::string make_case_number(Date day, int running);

/// What a person typed or read aloud as plain digits: without spaces and hyphens, full-width digits made narrow.
[[nodiscard]] std::string tidy_case_number(std::string_view typed);

[[nodiscard]] bool is_case_number(std::string_view number);

/// In groups, for reading aloud: "261 1230 0015", the rhythm of a mobile number.
[[nodiscard]] std::string grouped_case_number(std::string_view number);

}  // namespace hotline
