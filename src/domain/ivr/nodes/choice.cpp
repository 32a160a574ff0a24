#include "domain/ivr/nodes/choice.hpp"

namespace hotline::ivr {
namespace {

bool is_key_sequence(const std::string& keys) {
    return !keys.empty() && keys.size() <= 4 && keys.find_first_not_of("0123456789*#") == std::string::npos;
}

}  // namespace

Outcome take(const Choice& choice, Walk& walk) {
    walk.passed.push_back(ChoiceTaken{choice.label_zh, choice.label_en});
    return GoTo{choice.next};
}

std::vector<Edge> with_choices(const Choices& choices, std::vector<Edge> edges) {
    for (const auto& [key, choice] : choices) edges.push_back({.to = choice.next, .by_key = true});
    return edges;
}

void check_keys(const Choices& choices, std::size_t longest, const NodeCheck& at) {
    for (const auto& [key, choice] : choices)
        if (!is_key_sequence(key) || key.size() > longest) at.complain(FlowFault::bad_key, key);
}

}  // namespace hotline::ivr
