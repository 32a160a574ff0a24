#include "base/json/quote.hpp"

#include <array>
#include <cstdint>

namespace hotline::json {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

/// Length of the well-formed UTF-8 sequence (Unicode table 3-7) at the front; 0 when there is none.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t at) -> std::uint8_t { return at < text.size() ? static_cast<std::uint8_t>(text[at]) : 0; };
    const auto follows = [&](std::size_t at, std::uint8_t low = 0x80, std::uint8_t high = 0xbf) {
        return byte(at) >= low && byte(at) <= high;
    };
    const std::uint8_t first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first <= 0xdf) return follows(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const std::uint8_t low = first == 0xe0 ? 0xa0 : 0x80;
        const std::uint8_t high = first == 0xed ? 0x9f : 0xbf;
        return follows(1, low, high) && follows(2) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const std::uint8_t low = first == 0xf0 ? 0x90 : 0x80;
        const std::uint8_t high = first == 0xf4 ? 0x8f : 0xbf;
        return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

void quote_control(std::string& out, char c) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    switch (c) {
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default:
            out += "\\u00";
            out += kDigits[static_cast<std::uint8_t>(c) >> 4U];
            out += kDigits[static_cast<std::uint8_t>(c) & 0xfU];
    }
}

}  // namespace

void quote(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const char c = text.front();
        const std::size_t length = sequence_length(text);
        if (length == 0)
            out += kReplacement;
        else if (length > 1)
            out += text.substr(0, length);
        else if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (static_cast<std::uint8_t>(c) < 0x20)
            quote_control(out, c);
        else
            out += c;
        text.remove_prefix(length == 0 ? 1 : length);
    }
    out += '"';
}

std::string quoted(std::string_view text) {
    std::string out;
    quote(out, text);
    return out;
}

}  // namespace hotline::json
