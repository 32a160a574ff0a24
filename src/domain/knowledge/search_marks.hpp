#pragma once
#include <string>
#include <string_view>

#include "domain/knowledge/search_query.hpp"

namespace hotline {

/// The text with [ and ] around everything that the query meant, also what only sounds so or has these initials.
[[nodiscard]] std::string marked_title(std::string_view title, const QueryMarks& marks);

/// A piece of `length` characters around the first place of it, marked likewise, with an ellipsis where text was cut.
[[nodiscard]] std::string marked_piece(std::string_view text, const QueryMarks& marks, std::size_t length);

}  // namespace hotline
