#include "base/utf8.hpp"

#include <algorithm>

namespace hotline {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Lead {
    std::size_t length;
    char32_t bits;
    char32_t least;  // smaller code points in this length are overlong
};

Lead lead_of(unsigned char byte) {
    if (byte < 0x80) return {1, byte, 0};
    if ((byte & 0xE0) == 0xC0) return {2, byte & 0x1FU, 0x80};
    if ((byte & 0xF0) == 0xE0) return {3, byte & 0x0FU, 0x800};
    if ((byte & 0xF8) == 0xF0) return {4, byte & 0x07U, 0x10000};
    return {0, 0, 0};
}

bool is_space(char32_t code) {
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || code == 0x3000 || code == 0xFEFF;
}

}  // namespace

Utf8Char utf8_at(std::string_view text, std::size_t at) {
    const auto [length, bits, least] = lead_of(static_cast<unsigned char>(text[at]));
    const Utf8Char broken{kReplacement, at, at + 1};
    if (length == 0 || at + length > text.size()) return broken;
    char32_t code = bits;
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[at + i]);
        if ((byte & 0xC0) != 0x80) return broken;
        code = (code << 6) | (byte & 0x3FU);
    }
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < least || code > 0x10FFFF || surrogate) return broken;
    return {code, at, at + length};
}

void append_utf8(std::string& text, char32_t code) {
    const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | (code >> 6));
        tail(0);
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0 | (code >> 12));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0 | (code >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char one = utf8_at(text, at);
        if (one.code == kReplacement && one.end - one.begin == 1) return false;
        at = one.end;
    }
    return true;
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at = utf8_at(text, at).end) ++count;
    return count;
}

std::string_view trimmed(std::string_view text) {
    std::size_t first = text.size();
    std::size_t last = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char character = utf8_at(text, at);
        if (!is_space(character.code)) {
            first = std::min(first, character.begin);
            last = character.end;
        }
        at = character.end;
    }
    return first < last ? text.substr(first, last - first) : std::string_view{};
}

char32_t half_width(char32_t code) {
    if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFEE0;
    return code == 0x3000 ? U' ' : code;
}

}  // namespace hotline
