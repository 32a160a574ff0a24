#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/csv/csv.hpp"
#include "base/json/codec.hpp"

/// Files of rows, one described struct a line. Lists stand in one cell with ; between, the members of their items with | between,
/// and an item of a map is key:value.
namespace hotline::csv {

/// One thing wrong with a file: the line (from 1), the column's name (empty: the whole line) and a slug of json::FieldError,
/// or quote, cells, column.
struct LineFault {
    int line{};
    std::string column;
    std::string what;
    auto operator<=>(const LineFault&) const = default;
};

[[nodiscard]] Cells columns_of(const json::TypeInfo& type);
/// A value as it stands in a cell.
[[nodiscard]] std::string text_of(const json::TypeInfo& type, const void* value);
[[nodiscard]] Cells cells_of(const json::TypeInfo& type, const void* row);

/// The row as JSON, so that one decoder checks what comes from files and from pages. `columns` and `cells` are equally many;
/// an empty cell of a member that may be absent is left out.
[[nodiscard]] std::string json_of(const json::TypeInfo& type, const Cells& columns, const Cells& cells);

/// Complains about a heading that misses a needed column or has one that the type does not know.
[[nodiscard]] std::vector<LineFault> faults_of_heading(const json::TypeInfo& type, const Line& heading);

/// The first part of a JSON pointer: "/liaisons/0/phone" speaks of the column "liaisons".
[[nodiscard]] std::string column_of(std::string_view pointer);

template <class Row>
[[nodiscard]] std::string write_table(const std::vector<Row>& rows) {
    std::string out{kByteOrderMark};
    append_row(out, columns_of(json::type_of<Row>()));
    for (const Row& row : rows) append_row(out, cells_of(json::type_of<Row>(), &row));
    return out;
}

template <class Row>
struct Table {
    std::vector<Row> rows;
    std::vector<int> lines;  ///< where each row stands
    std::vector<LineFault> faults;
};

/// Reads a whole file and lists everything wrong in it; rows with faults are left out.
template <class Row>
[[nodiscard]] Table<Row> read_table(std::string_view text) {
    Table<Row> table;
    const auto& type = json::type_of<Row>();
    auto lines = parse(text);
    if (!lines) {
        table.faults.push_back({lines.error().line, {}, lines.error().what});
        return table;
    }
    if (lines->empty()) {
        table.faults.push_back({1, {}, "missing"});
        return table;
    }
    table.faults = faults_of_heading(type, lines->front());
    if (!table.faults.empty()) return table;
    for (std::size_t i = 1; i < lines->size(); ++i) {
        const Line& line = (*lines)[i];
        auto row = json::decode<Row>(json_of(type, lines->front().cells, line.cells));
        if (row) {
            table.rows.push_back(std::move(*row));
            table.lines.push_back(line.number);
            continue;
        }
        for (const auto& error : row.error()) table.faults.push_back({line.number, column_of(error.pointer), error.what});
    }
    return table;
}

}  // namespace hotline::csv
