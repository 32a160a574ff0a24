#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace hotline {

/// A piece of `text` of `length` characters around the first place of what a person typed, with [ and ] around every place
/// and an ellipsis where text was cut. Finds what the full-text search finds (see tokens.hpp).
[[nodiscard]] std::string make_snippet(std::string_view text, std::string_view typed, std::size_t length);

}  // namespace hotline
