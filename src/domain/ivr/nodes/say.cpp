#include "domain/ivr/nodes/say.hpp"

#include "domain/ivr/variables.hpp"

namespace hotline::ivr {

std::vector<Edge> ways(const Say& node) { return {{.to = node.next}}; }

std::vector<PromptName> opening(const Say& node) { return joined(node.before, node.after); }
std::vector<PromptName> sayings(const Say& node) { return joined(opening(node), pieces_of(node.as)); }

std::vector<std::string> reads(const Say& node) { return names_in(node.value); }

void check(const Say& node, const NodeCheck& at) {
    if (node.value.empty()) at.complain(FlowFault::nothing_to_say);
}

Outcome run(const Say& node, Walk& walk, const Heard& heard) {
    if (!entered(heard)) return speak({}, node.next, walk, heard);
    const std::string value = filled(node.value, walk.session.variables, walk.around);
    return speak(joined(joined(node.before, spoken(node.as, value, walk.session.language)), node.after), node.next, walk, heard);
}

}  // namespace hotline::ivr
