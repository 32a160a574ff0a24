#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/ivr/session.hpp"

namespace hotline::ivr {

/// Known of every call without being set.
inline constexpr std::string_view kCaller = "caller";

/// Letters, digits and underscores, beginning with a letter; at most 32.
[[nodiscard]] bool is_variable_name(std::string_view name);

/// The names in braces: "您的编号是{number}" -> number.
[[nodiscard]] std::vector<std::string> names_in(std::string_view text);

/// The text with a value for each name in braces; what has none is empty.
[[nodiscard]] std::string filled(std::string_view text, const Variables& variables, const Surroundings& around);

}  // namespace hotline::ivr
