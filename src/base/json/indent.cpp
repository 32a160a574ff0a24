#include "base/json/indent.hpp"

namespace hotline::json {
namespace {

/// Length of the string literal at the front, quotes included.
std::size_t literal_length(std::string_view text) {
    std::size_t at = 1;
    while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
    return at + 1;
}

void new_line(std::string& out, std::size_t level) { out.append("\n").append(2 * level, ' '); }

}  // namespace

std::string indented(std::string_view compact) {
    std::string out;
    std::size_t level = 0;
    while (!compact.empty()) {
        const char c = compact.front();
        const bool opens = c == '{' || c == '[';
        if (opens && compact.size() > 1 && (compact[1] == '}' || compact[1] == ']')) {
            out += compact.substr(0, 2);
            compact.remove_prefix(2);
            continue;
        }
        if (c == '}' || c == ']') new_line(out, --level);
        const std::size_t length = c == '"' ? literal_length(compact) : 1;
        out += compact.substr(0, length);
        compact.remove_prefix(length);
        if (opens) new_line(out, ++level);
        if (c == ',') new_line(out, level);
        if (c == ':') out += ' ';
    }
    return out + '\n';
}

}  // namespace hotline::json
