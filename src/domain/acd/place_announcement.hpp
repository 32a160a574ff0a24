#pragma once
#include <optional>
#include <vector>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace hotline {

/// The prompts that tell a caller his place, counting from 1, in the order Chinese says them ("您排在第" "二" "十" "三" "位").
[[nodiscard]] std::vector<PromptName> place_announcement(int place);

/// The prompts that tell how long he will probably wait, in whole minutes; none when that is not known, or too far off to be
/// believed.
[[nodiscard]] std::vector<PromptName> wait_announcement(const std::optional<Duration>& expected);

/// Every prompt the two may use, for the check at the start.
[[nodiscard]] std::vector<PromptName> place_prompts();

}  // namespace hotline
