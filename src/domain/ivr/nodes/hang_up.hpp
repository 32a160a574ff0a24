#pragma once
#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// Says goodbye and ends the call.
struct HangUp {
    std::vector<PromptName> prompts;
};

[[nodiscard]] std::vector<PromptName> sayings(const HangUp& node);
[[nodiscard]] Outcome run(const HangUp& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
