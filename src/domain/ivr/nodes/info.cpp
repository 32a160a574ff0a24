#include "domain/ivr/nodes/info.hpp"

namespace hotline::ivr {

std::vector<Edge> ways(const Info& node) {
    return with_choices(node.choices, {{.to = node.next, .silence = node.no_input_after}});
}

std::vector<PromptName> sayings(const Info& node) { return joined(node.prompts, node.afterwards); }

void check(const Info& node, const NodeCheck& at) {
    if (node.prompts.empty()) at.complain(FlowFault::nothing_to_say);
    check_keys(node.choices, 1, at);
}

Outcome run(const Info& node, Walk& walk, const Heard& heard) {
    walk.session.self_served = true;
    if (entered(heard)) return command::Say{sayings(node), node.no_input_after};
    if (silent(heard)) return GoTo{node.next};
    const auto choice = node.choices.find(std::string{key_of(heard)});
    return choice == node.choices.end() ? Outcome{command::CarryOn{}} : take(choice->second, walk);
}

}  // namespace hotline::ivr
