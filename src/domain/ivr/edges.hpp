#pragma once
#include <string>
#include <vector>

#include "domain/ivr/flow.hpp"

namespace hotline::ivr {

/// One way out of a node.
struct Edge {
    std::string to;
    bool by_key;  ///< only when the caller presses something
};

[[nodiscard]] std::vector<Edge> edges_of(const Node& node);
[[nodiscard]] std::vector<PromptName> prompts_of(const Node& node);

}  // namespace hotline::ivr
