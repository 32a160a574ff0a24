#pragma once
#include <boost/describe/enum.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/outbound/dial_plan.hpp"

namespace hotline {

/// One line of a list of numbers to call.
struct ListedNumber {
    std::string number;
    std::string note;  ///< the second column
};

/// not_text: the file is not UTF-8 text. not_allowed: the dial plan lets no automatic call go there.
BOOST_DEFINE_ENUM_CLASS(ListFault, empty, not_text, too_many, no_number, unknown_number, not_allowed, twice, too_long)

/// What is wrong with which line; lines count from 1, as editors do. Line 0: the file as a whole.
struct ListError {
    int line{};
    ListFault what{};
    std::string text;   ///< the number as it stands there, at most 40 characters
    int first_line{0};  ///< of `twice`: where it stood before
};

inline constexpr int kLongestList = 50'000;

/// Reads a CSV file (RFC 4180): number, and perhaps a note. A first line without any digit is a heading; empty lines count for
/// nothing. All or nothing: one wrong line, and every wrong line is told (at most 200) and none is taken.
[[nodiscard]] Result<std::vector<ListedNumber>, std::vector<ListError>> read_call_list(std::string_view csv,
                                                                                       const DialPlan& plan);

}  // namespace hotline
