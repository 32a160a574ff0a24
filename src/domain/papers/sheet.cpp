#include "domain/papers/sheet.hpp"

#include "base/utf8.hpp"
#include "domain/administration/text_template.hpp"

namespace hotline {
namespace {

sheet::Row row_of(std::string_view line) {
    sheet::Row row;
    line.remove_prefix(1);
    if (line.ends_with('|')) line.remove_suffix(1);
    for (;;) {
        const auto bar = line.find('|');
        row.cells.emplace_back(trimmed(line.substr(0, bar)));
        if (bar == std::string_view::npos) return row;
        line.remove_prefix(bar + 1);
    }
}

SheetBlock block_of(std::string_view written) {
    const std::string_view line = trimmed(written);
    if (line.empty()) return sheet::Space{};
    const std::string_view behind_mark = trimmed(line.substr(1));
    switch (line.front()) {
        case '#': return sheet::Title{std::string{behind_mark}};
        case '>': return sheet::Closing{std::string{behind_mark}};
        case '|': return row_of(line);
        default: return sheet::Paragraph{std::string{line}};
    }
}

using Words = std::map<std::string, std::string>;

void fill(sheet::Row& row, const Words& words) {
    for (std::string& cell : row.cells) cell = filled(cell, words);
}
void fill(sheet::Space&, const Words&) {}
void fill(auto& block, const Words& words) { block.text = filled(block.text, words); }

}  // namespace

Sheet read_sheet(std::string_view text) {
    Sheet read;
    while (!text.empty()) {
        const auto end = text.find('\n');
        read.blocks.push_back(block_of(text.substr(0, end)));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return read;
}

Sheet filled(Sheet sheet, const std::map<std::string, std::string>& words) {
    for (SheetBlock& block : sheet.blocks) std::visit([&](auto& one) { fill(one, words); }, block);
    return sheet;
}

}  // namespace hotline
