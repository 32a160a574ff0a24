#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace hotline::csv {

using Cells = std::vector<std::string>;

/// One record of a file and the line on which it begins, counted from 1.
struct Line {
    int number{};
    Cells cells;
};

/// Why a text is no table: `line` is where it happened, `what` a slug (quote, cells).
struct Fault {
    int line{};
    std::string what;
};

/// Records of RFC 4180, with LF or CRLF and with or without a byte order mark; lines without any text are skipped. The first
/// record decides how many cells every other one has. An apostrophe that guards a formula (see append_row) is taken off.
[[nodiscard]] std::expected<std::vector<Line>, Fault> parse(std::string_view text);

/// What a table's file begins with, so that spreadsheets read it as UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Appends one record. A cell that a spreadsheet would take for a formula (= + - @ tab CR first) gets an apostrophe in front,
/// unless it is a plus and digits only, a telephone number.
void append_row(std::string& out, const Cells& cells);

/// The text as a spreadsheet may show it without calculating anything.
[[nodiscard]] std::string formula_safe(std::string_view cell);

}  // namespace hotline::csv
