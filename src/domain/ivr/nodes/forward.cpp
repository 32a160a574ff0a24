#include "domain/ivr/nodes/forward.hpp"

#include <algorithm>

namespace hotline::ivr {
namespace {

void check_destination(const Destination& to, const NodeCheck& at) {
    if (to.kind == DestinationKind::queue && !at.known.queues.contains({to.target}))
        at.complain(FlowFault::unknown_queue, to.target);
    if (to.kind == DestinationKind::mailbox && !at.known.mailboxes.contains({to.target}))
        at.complain(FlowFault::unknown_mailbox, to.target);
    if (to.kind == DestinationKind::contact && !at.known.contacts.contains({to.target}))
        at.complain(FlowFault::unknown_contact, to.target);
}

}  // namespace

std::vector<PromptName> sayings(const Forward& node) {
    std::vector<PromptName> prompts;
    for (const Destination& to : node.to)
        if (to.kind == DestinationKind::message) prompts.push_back({to.target});
    return prompts;
}

void check(const Forward& node, const NodeCheck& at) {
    for (const Destination& to : node.to) check_destination(to, at);
    if (node.to.empty() || may_fail(node.to.back().kind))
        at.complain(FlowFault::nothing_after_it, node.to.empty() ? std::string{} : node.to.back().target);
}

Outcome run(const Forward& node, Walk&, const Heard&) { return command::GoAlong{node.to}; }

bool leads_to_person(const Forward& node) {
    return std::ranges::any_of(node.to, [](const Destination& to) {
        return to.kind == DestinationKind::queue || to.kind == DestinationKind::contact || to.kind == DestinationKind::forward ||
               to.kind == DestinationKind::call_back;
    });
}

}  // namespace hotline::ivr
