#pragma once
#include <string>
#include <string_view>

namespace hotline::test {

/// Whether there is anything to look for.
[[nodiscard]] bool has_words(std::string_view typed);

/// Whether every phrase of what was typed stands in the text; false when nothing was typed.
[[nodiscard]] bool holds_all(std::string_view text, std::string_view typed);

}  // namespace hotline::test
