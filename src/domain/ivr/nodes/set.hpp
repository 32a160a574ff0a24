#pragma once
#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// Notes something: a fixed text, or one with the values of other variables in it ("{number}").
struct Set {
    std::string variable;
    std::string value;
    std::string next;
};

[[nodiscard]] std::vector<Edge> ways(const Set& node);
[[nodiscard]] std::vector<std::string> reads(const Set& node);
void check(const Set& node, const NodeCheck& at);
[[nodiscard]] Outcome run(const Set& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
