#pragma once
#include <string>
#include <string_view>

namespace hotline::json {

/// Lays out valid compact JSON over lines, two blanks a level, for people and for diffs.
[[nodiscard]] std::string indented(std::string_view compact);

}  // namespace hotline::json
