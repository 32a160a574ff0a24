#include "domain/ivr/nodes/hang_up.hpp"

namespace hotline::ivr {

std::vector<PromptName> sayings(const HangUp& node) { return node.prompts; }

Outcome run(const HangUp& node, Walk&, const Heard& heard) {
    if (entered(heard) && !node.prompts.empty()) return command::Say{node.prompts, {}};
    if (key_of(heard) != '\0') return command::CarryOn{};
    return command::EndCall{};
}

}  // namespace hotline::ivr
