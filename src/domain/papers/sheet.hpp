#pragma once
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hotline {

/// What stands on a printed page, from top to bottom.
namespace sheet {
struct Title {
    std::string text;
    bool operator==(const Title&) const = default;
};
/// Cells of a table: label, value, label, value. Rows that follow each other are one table.
struct Row {
    std::vector<std::string> cells;
    bool operator==(const Row&) const = default;
};
struct Paragraph {
    std::string text;
    bool operator==(const Paragraph&) const = default;
};
/// Stands at the right margin: a number, a signature, a date.
struct Closing {
    std::string text;
    bool operator==(const Closing&) const = default;
};
struct Space {
    bool operator==(const Space&) const = default;
};
}  // namespace sheet

using SheetBlock = std::variant<sheet::Title, sheet::Row, sheet::Paragraph, sheet::Closing, sheet::Space>;

struct Sheet {
    std::vector<SheetBlock> blocks;
    bool operator==(const Sheet&) const = default;
};

/// Reads what an administrator writes as the body of a paper, a block a line: "# " title, "> " at the right margin,
/// "| label | value |" a row of a table, nothing a space, anything else a paragraph. Every text is a sheet.
[[nodiscard]] Sheet read_sheet(std::string_view text);

/// The sheet with each {word} replaced; what is put in never makes new blocks or cells. A word without a value is left out.
[[nodiscard]] Sheet filled(Sheet sheet, const std::map<std::string, std::string>& words);

}  // namespace hotline
