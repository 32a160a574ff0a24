#include "adapters/documents/workbook_file.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "base/utf8.hpp"

namespace hotline::documents {
namespace {

constexpr std::size_t kLongestCell = 32'767;
constexpr std::size_t kWidest = 60;  // characters' widths

/// A file of our own that is gone when this is. libxlsxwriter writes to a path only.
class TemporaryFile {
public:
    TemporaryFile() : path_((std::filesystem::temp_directory_path() / "hotline-XXXXXX").string()) {
        const int file = mkstemp(path_.data());
        if (file < 0) throw std::runtime_error("no temporary file for a workbook");
        close(file);
    }
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string bytes() const {
        std::ifstream file(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

private:
    std::string path_;
};

/// In columns of half-width characters; a character of several bytes, mostly Chinese, is as wide as two.
std::size_t width_of(std::string_view text) {
    const std::size_t characters = count_characters(text);
    return text.size() > characters ? 2 * characters : characters;
}

std::string cut(const std::string& text) {
    if (text.size() <= kLongestCell) return text;
    std::size_t end = 0;
    for (std::size_t count = 0; count < kLongestCell && end < text.size(); ++count) end = utf8_at(text, end).end;
    return text.substr(0, end);
}

void set_widths(lxw_worksheet* sheet, const app::TextTable& table) {
    for (std::size_t column = 0; column < table.titles.size(); ++column) {
        std::size_t widest = width_of(table.titles[column]);
        for (const auto& row : table.rows) widest = std::max(widest, width_of(row[column]));
        const auto at = static_cast<lxw_col_t>(column);
        worksheet_set_column(sheet, at, at, static_cast<double>(std::min(widest, kWidest)) + 2, nullptr);
    }
}

void write_row(lxw_worksheet* sheet, std::size_t row, const std::vector<std::string>& cells, lxw_format* format) {
    for (std::size_t column = 0; column < cells.size(); ++column) {
        const std::string shown = cut(cells[column]);
        worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), shown.c_str(), format);
    }
}

void fill(lxw_workbook* book, const app::TextTable& table) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, table.name.c_str());
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    write_row(sheet, 0, table.titles, bold);
    for (std::size_t row = 0; row < table.rows.size(); ++row) write_row(sheet, row + 1, table.rows[row], nullptr);
    set_widths(sheet, table);
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()), static_cast<lxw_col_t>(table.titles.size() - 1));
}

}  // namespace

std::string workbook_of(const app::TextTable& table) {
    const TemporaryFile file;
    lxw_workbook* book = workbook_new(file.path().c_str());
    if (book == nullptr) throw std::runtime_error("no memory for a workbook");
    fill(book, table);
    if (const lxw_error wrong = workbook_close(book); wrong != LXW_NO_ERROR)
        throw std::runtime_error(fmt::format("workbook: {}", lxw_strerror(wrong)));
    return file.bytes();
}

}  // namespace hotline::documents
