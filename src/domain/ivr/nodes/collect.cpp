#include "domain/ivr/nodes/collect.hpp"

#include <utility>

#include "domain/ivr/nodes/asking.hpp"
#include "domain/ivr/variables.hpp"

namespace hotline::ivr {
namespace {

constexpr int kMostDigits = 32;

Outcome complete(const Collect& node, Walk& walk) {
    if (std::ssize(walk.session.digits) < node.min) return misunderstood(node, walk.session);
    walk.session.variables[node.variable] = std::exchange(walk.session.digits, {});
    return GoTo{node.next};
}

Outcome dialled(const Collect& node, Walk& walk, char key) {
    if (node.terminator == std::string_view{&key, 1}) return complete(node, walk);
    walk.session.digits += key;
    if (std::ssize(walk.session.digits) >= node.max) return complete(node, walk);
    return command::AwaitKey{node.inter_digit};
}

bool is_terminator(const std::string& key) { return key.empty() || key == "#" || key == "*"; }

}  // namespace

std::vector<Edge> ways(const Collect& node) {
    return {{.to = node.next, .by_key = true, .sets = {node.variable}},
            {.to = node.no_input, .silence = node.no_input_after * node.ask_times, .times = node.ask_times},
            {.to = node.no_match, .by_key = true}};
}

std::vector<PromptName> sayings(const Collect& node) { return joined(node.prompts, node.sorry); }
std::vector<PromptName> opening(const Collect& node) { return node.prompts; }

void check(const Collect& node, const NodeCheck& at) {
    check_asking(node, at);
    if (!is_variable_name(node.variable) || node.variable == kCaller) at.complain(FlowFault::bad_variable, node.variable);
    if (node.min < 1) at.complain(FlowFault::bad_limit, "min");
    if (node.max < node.min || node.max > kMostDigits) at.complain(FlowFault::bad_limit, "max");
    if (!is_terminator(node.terminator)) at.complain(FlowFault::bad_key, node.terminator);
}

Outcome run(const Collect& node, Walk& walk, const Heard& heard) {
    if (const char key = key_of(heard)) return dialled(node, walk, key);
    if (silent(heard)) return walk.session.digits.empty() ? unanswered(node, walk.session) : complete(node, walk);
    if (!entered(heard)) return command::CarryOn{};
    if (const char ahead = std::exchange(walk.session.ahead, '\0')) return dialled(node, walk, ahead);
    return ask(node, walk.session, node.prompts);
}

}  // namespace hotline::ivr
