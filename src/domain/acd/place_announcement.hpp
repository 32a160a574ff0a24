#pragma once
#include <vector>

#include "domain/ids.hpp"

namespace hotline {

/// The prompts that tell a caller his place, counting from 1, in the order Chinese says them ("您排在第" "二" "十" "三" "位").
[[nodiscard]] std::vector<PromptName> place_announcement(int place);

/// Every prompt place_announcement() may use, for the check at the start.
[[nodiscard]] std::vector<PromptName> place_prompts();

}  // namespace hotline
