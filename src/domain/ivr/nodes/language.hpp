#pragma once
#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// From here on the caller is spoken to in this language.
struct SwitchLanguage {
    Language language{};
    std::string next;
};

[[nodiscard]] std::vector<Edge> ways(const SwitchLanguage& node);
[[nodiscard]] Outcome run(const SwitchLanguage& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
