#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace hotline {

/// One character of a text: its code point and where its bytes lie.
struct Utf8Char {
    char32_t code{};
    std::size_t begin{};
    std::size_t end{};
};

/// Reads the character at `at` (< text.size()). A byte that begins no valid sequence is U+FFFD of length one (RFC 3629).
[[nodiscard]] Utf8Char utf8_at(std::string_view text, std::size_t at);

void append_utf8(std::string& text, char32_t code);

/// Whether all of it is valid; another encoding (GBK) hardly ever is.
[[nodiscard]] bool is_utf8(std::string_view text);

[[nodiscard]] std::size_t count_characters(std::string_view text);

/// Without white space at both ends, the ideographic space U+3000 included.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Full-width forms (U+FF01-FF5E, U+3000) as their ASCII counterparts, everything else unchanged.
[[nodiscard]] char32_t half_width(char32_t code);

}  // namespace hotline
