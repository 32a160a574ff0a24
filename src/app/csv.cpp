#include "app/csv.hpp"

#include "domain/contact/phone.hpp"

namespace hotline::app {
namespace {

bool looks_like_formula(const std::string& cell) {
    constexpr std::string_view kBegins = "=+-@\t\r";
    return !cell.empty() && kBegins.contains(cell.front()) && !is_phone(cell);
}

std::string quoted(const std::string& cell) {
    const std::string text = looks_like_formula(cell) ? "'" + cell : cell;
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string safe = "\"";
    for (const char c : text) safe += c == '"' ? std::string{"\"\""} : std::string(1, c);
    return safe + '"';
}

}  // namespace

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? "" : ",") + quoted(cells[i]);
    return line + "\r\n";
}

}  // namespace hotline::app
