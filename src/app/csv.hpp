#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace hotline::app {

/// So that spreadsheets read the file as UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// One record of RFC 4180 with its line end. A cell that a spreadsheet would take for a formula (= + - @) gets an apostrophe in
/// front, unless it is a telephone number.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& cells);

}  // namespace hotline::app
