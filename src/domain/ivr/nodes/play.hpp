#pragma once
#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// Says something the caller cannot skip (the recording notice, the closing words), then goes on.
struct Play {
    std::vector<PromptName> prompts;
    std::string next;
};

[[nodiscard]] std::vector<Edge> ways(const Play& node);
[[nodiscard]] std::vector<PromptName> sayings(const Play& node);
void check(const Play& node, const NodeCheck& at);
[[nodiscard]] Outcome run(const Play& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
