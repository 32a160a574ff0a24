#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"

namespace hotline {

enum class Script { none, han, word };

[[nodiscard]] Script script_of(char32_t c);
[[nodiscard]] char32_t lower_case(char32_t c);

/// The simplified form of a Chinese character; everything else as it is.
[[nodiscard]] char32_t simplified(char32_t c);

/// The characters of a text as they are compared in the knowledge base: half width, lower case, simplified; `begin` and `end` are
/// the bytes of the text itself.
[[nodiscard]] std::vector<Utf8Char> plain_characters(std::string_view text);
[[nodiscard]] std::string plain_text(std::string_view text);

/// Only what is a letter, a digit or a Chinese character: "云溪知识〔2026〕1号" as "云溪知识20261号".
[[nodiscard]] std::string bare_text(std::string_view text);

}  // namespace hotline
