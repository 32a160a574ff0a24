#pragma once
#include "domain/ivr/node.hpp"
#include "domain/ivr/spoken_value.hpp"

namespace hotline::ivr {

/// Reads a value aloud from recorded pieces: a number the caller dialled, a date that was looked up.
struct Say {
    SpokenAs as{};
    std::string value;  ///< may name variables: "{number}"
    std::vector<PromptName> before;
    std::vector<PromptName> after;
    std::string next;
};

[[nodiscard]] std::vector<Edge> ways(const Say& node);
[[nodiscard]] std::vector<PromptName> sayings(const Say& node);
[[nodiscard]] std::vector<PromptName> opening(const Say& node);
[[nodiscard]] std::vector<std::string> reads(const Say& node);
void check(const Say& node, const NodeCheck& at);
[[nodiscard]] Outcome run(const Say& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
