#include "domain/ivr/nodes/play.hpp"

namespace hotline::ivr {

std::vector<Edge> ways(const Play& node) { return {{.to = node.next}}; }

std::vector<PromptName> sayings(const Play& node) { return node.prompts; }

void check(const Play& node, const NodeCheck& at) {
    if (node.prompts.empty()) at.complain(FlowFault::nothing_to_say);
}

Outcome run(const Play& node, Walk& walk, const Heard& heard) { return speak(node.prompts, node.next, walk, heard); }

}  // namespace hotline::ivr
