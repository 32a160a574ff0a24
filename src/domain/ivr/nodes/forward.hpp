#pragma once
#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// Sends the caller along a list of destinations: people on duty, a number, a mailbox, a queue. The flow ends here, so the last
/// of them must be one that cannot fail.
struct Forward {
    std::vector<Destination> to;
};

[[nodiscard]] std::vector<PromptName> sayings(const Forward& node);
void check(const Forward& node, const NodeCheck& at);
[[nodiscard]] Outcome run(const Forward& node, Walk& walk, const Heard& heard);
[[nodiscard]] bool leads_to_person(const Forward& node);

}  // namespace hotline::ivr
