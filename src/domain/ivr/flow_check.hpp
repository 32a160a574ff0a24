#pragma once
#include <boost/describe/enum.hpp>
#include <set>
#include <string>
#include <vector>

#include "domain/ivr/flow.hpp"

namespace hotline {

/// What makes a flow unfit to be published. `too_many_keys` alone is advice (a person within two key presses).
BOOST_DEFINE_ENUM_CLASS(FlowFault, missing_start, missing_target, unreachable, endless_without_caller, no_way_out, nothing_to_say,
                        missing_prompt, unknown_queue, unknown_calendar, unknown_mailbox, unknown_contact, nothing_after_it,
                        no_way_to_a_person, bad_key, bad_limit, too_many_keys)

struct FlowFinding {
    FlowFault fault;
    std::string node;  ///< empty when the whole flow is meant
    std::string what;  ///< the target, prompt, queue, calendar, mailbox or key
};

/// The names a flow may use.
struct KnownNames {
    std::set<PromptName> prompts;
    std::set<QueueCode> queues;
    std::set<CalendarCode> calendars;
    std::set<MailboxCode> mailboxes;
    std::set<ContactCode> contacts;
};

/// Everything wrong with a flow, not only the first thing. Done when it is saved, so that no caller finds out at midnight.
[[nodiscard]] std::vector<FlowFinding> check_flow(const Flow& flow, const KnownNames& known);

/// Findings other than advice.
[[nodiscard]] bool may_be_published(const std::vector<FlowFinding>& findings);

}  // namespace hotline
