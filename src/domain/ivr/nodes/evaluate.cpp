#include "domain/ivr/nodes/evaluate.hpp"

#include <utility>

#include "domain/ivr/nodes/asking.hpp"

namespace hotline::ivr {
namespace {

Outcome judged(const Evaluate& node, Walk& walk, char key) {
    const auto level = level_of_key(key);
    if (!level) return misunderstood(node, walk.session);
    walk.session.variables[kEvaluation] = std::string(1, key);
    walk.passed.push_back(Judged{*level});
    return GoTo{node.next};
}

}  // namespace

std::optional<Satisfaction> level_of_key(char key) {
    return key < '1' || key > '5' ? std::nullopt : std::optional{static_cast<Satisfaction>(key - '1')};
}

std::vector<Edge> ways(const Evaluate& node) {
    return {{.to = node.next, .by_key = true, .sets = {kEvaluation}},
            {.to = node.no_input, .silence = node.no_input_after * node.ask_times, .times = node.ask_times},
            {.to = node.no_match, .by_key = true}};
}

std::vector<PromptName> sayings(const Evaluate& node) { return joined(node.prompts, node.sorry); }
std::vector<PromptName> opening(const Evaluate& node) { return node.prompts; }

void check(const Evaluate& node, const NodeCheck& at) { check_asking(node, at); }

Outcome run(const Evaluate& node, Walk& walk, const Heard& heard) {
    if (const char key = key_of(heard)) return judged(node, walk, key);
    if (silent(heard)) return unanswered(node, walk.session);
    if (!entered(heard)) return command::CarryOn{};
    // A key pressed before the question was heard is no answer to it.
    walk.session.ahead = 0;
    return ask(node, walk.session, node.prompts);
}

}  // namespace hotline::ivr
