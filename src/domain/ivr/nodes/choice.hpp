#pragma once
#include <map>
#include <string>

#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// What one key (or key sequence) of a menu means.
struct Choice {
    std::string next;      ///< the node it leads to
    std::string label_zh;  ///< what the agent sees as the caller's wish
    std::string label_en;
};

/// Keys as the caller dials them ("1", "0", "12") -> meaning. Keys are 0-9, * and #.
using Choices = std::map<std::string, Choice>;

[[nodiscard]] Outcome take(const Choice& choice, Walk& walk);

[[nodiscard]] std::vector<Edge> with_choices(const Choices& choices, std::vector<Edge> edges);

void check_keys(const Choices& choices, std::size_t longest, const NodeCheck& at);

}  // namespace hotline::ivr
