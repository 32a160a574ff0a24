#pragma once
#include <string>
#include <vector>

namespace hotline {

/// What is wrong with one of the rows that an administrator sent: which (from 0), where in it (JSON pointer), and a slug: format,
/// unknown_code, twice, circle, too_deep, or one of the rule that found it.
struct RowFault {
    std::size_t row{};
    std::string pointer;
    std::string what;
    auto operator<=>(const RowFault&) const = default;
};
using RowFaults = std::vector<RowFault>;

/// A code that people can type and say: letters, digits, dots, dashes and underscores, 1 to 64 of them.
[[nodiscard]] bool is_code(const std::string& text);

}  // namespace hotline
