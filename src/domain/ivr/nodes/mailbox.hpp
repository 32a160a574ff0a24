#pragma once
#include "domain/ids.hpp"

namespace hotline::ivr {

/// The caller leaves a message; the flow ends here.
struct ToMailbox {
    MailboxCode mailbox;
};

}  // namespace hotline::ivr
