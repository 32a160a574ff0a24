#include "domain/ivr/nodes/mailbox.hpp"

namespace hotline::ivr {

void check(const ToMailbox& node, const NodeCheck& at) {
    if (!at.known.mailboxes.contains(node.mailbox)) at.complain(FlowFault::unknown_mailbox, node.mailbox.value);
}

Outcome run(const ToMailbox& node, Walk&, const Heard&) { return command::LeaveMessage{node.mailbox}; }

}  // namespace hotline::ivr
