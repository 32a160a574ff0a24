#include "base/csv/csv.hpp"

#include <algorithm>

namespace hotline::csv {
namespace {

bool begins_formula(char c) { return std::string_view{"=+-@\t\r"}.contains(c); }

/// "+8613800138000": a telephone number, which calculates nothing.
bool is_plus_and_digits(std::string_view cell) {
    return cell.starts_with('+') && std::ranges::all_of(cell.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

std::string without_guard(std::string cell) {
    if (cell.size() > 1 && cell[0] == '\'' && begins_formula(cell[1])) cell.erase(0, 1);
    return cell;
}

/// Walks a text once, cell by cell.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {
        if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
    }

    std::expected<std::vector<Line>, Fault> all() {
        std::vector<Line> lines;
        while (at_ < text_.size()) {
            const int number = line_;
            auto cells = record();
            if (!cells) return std::unexpected(cells.error());
            if (std::ranges::all_of(*cells, &std::string::empty)) continue;
            if (!lines.empty() && cells->size() != lines.front().cells.size()) return std::unexpected(Fault{number, "cells"});
            lines.push_back({number, std::move(*cells)});
        }
        return lines;
    }

private:
    [[nodiscard]] bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }

    std::expected<Cells, Fault> record() {
        Cells cells;
        while (true) {
            auto cell = is_at('"') ? quoted() : plain();
            if (!cell) return std::unexpected(cell.error());
            cells.push_back(without_guard(std::move(*cell)));
            if (!is_at(',')) break;
            ++at_;
        }
        if (is_at('\r')) ++at_;
        if (at_ < text_.size() && !is_at('\n')) return std::unexpected(Fault{line_, "quote"});
        ++at_;
        ++line_;
        return cells;
    }

    std::expected<std::string, Fault> plain() {
        const auto end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
        std::string cell{text_.substr(at_, end - at_)};
        at_ = end;
        return cell;
    }

    std::expected<std::string, Fault> quoted() {
        const int begun = line_;
        std::string cell;
        for (++at_; at_ < text_.size(); ++at_) {
            if (is_at('"')) {
                ++at_;
                if (!is_at('"')) return cell;
            }
            if (is_at('\n')) ++line_;
            cell += text_[at_];
        }
        return std::unexpected(Fault{begun, "quote"});
    }

    std::string_view text_;
    std::size_t at_{0};
    int line_{1};
};

}  // namespace

std::expected<std::vector<Line>, Fault> parse(std::string_view text) { return Reader(text).all(); }

std::string formula_safe(std::string_view cell) {
    std::string safe{cell};
    if (!safe.empty() && begins_formula(safe.front()) && !is_plus_and_digits(cell)) safe.insert(0, 1, '\'');
    return safe;
}

void append_row(std::string& out, const Cells& cells) {
    bool first = true;
    for (const std::string& cell : cells) {
        if (!first) out += ',';
        first = false;
        out += '"';
        for (const char c : formula_safe(cell)) {
            if (c == '"') out += '"';
            out += c;
        }
        out += '"';
    }
    out += "\r\n";
}

}  // namespace hotline::csv
