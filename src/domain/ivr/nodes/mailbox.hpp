#pragma once
#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// The caller leaves a message; the flow ends here.
struct ToMailbox {
    MailboxCode mailbox;
};

void check(const ToMailbox& node, const NodeCheck& at);
[[nodiscard]] Outcome run(const ToMailbox& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
