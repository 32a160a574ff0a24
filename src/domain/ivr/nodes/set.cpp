#include "domain/ivr/nodes/set.hpp"

#include "domain/ivr/variables.hpp"

namespace hotline::ivr {

std::vector<Edge> ways(const Set& node) { return {{.to = node.next, .sets = {node.variable}}}; }

std::vector<std::string> reads(const Set& node) { return names_in(node.value); }

void check(const Set& node, const NodeCheck& at) {
    if (!is_variable_name(node.variable) || node.variable == kCaller) at.complain(FlowFault::bad_variable, node.variable);
}

Outcome run(const Set& node, Walk& walk, const Heard&) {
    walk.session.variables[node.variable] = filled(node.value, walk.session.variables, walk.around);
    return GoTo{node.next};
}

}  // namespace hotline::ivr
