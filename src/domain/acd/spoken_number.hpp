#pragma once
#include <vector>

#include "domain/ids.hpp"

namespace hotline {

/// The largest number there are prompts for.
inline constexpr int kLargestSpoken = 99;

/// 1 to kLargestSpoken as Chinese counts: "三" "十" "五".
[[nodiscard]] std::vector<PromptName> spoken_number(int value);
/// The same before a thing that is counted, where two is "两".
[[nodiscard]] std::vector<PromptName> spoken_amount(int value);

/// Every prompt these may use.
[[nodiscard]] std::vector<PromptName> number_prompts();

}  // namespace hotline
