#pragma once
#include <boost/describe/enum.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/ids.hpp"

namespace hotline {

/// What makes a flow unfit to be published. The last two are advice (C4: a person within two keys and twenty seconds).
BOOST_DEFINE_ENUM_CLASS(FlowFault, unreadable, missing_start, missing_target, unreachable, endless_without_caller, no_way_out,
                        menu_without_choice, hours_without_destination, nothing_to_say, missing_prompt, silent_prompt,
                        retired_prompt, unknown_queue, unknown_calendar, unknown_mailbox, unknown_contact, unknown_flow,
                        sub_flow_circle, nothing_after_it, no_way_to_a_person, no_person_for_complaint, bad_key, bad_limit,
                        bad_value, bad_variable, unset_variable, too_many_nodes, too_many_keys, too_long_before_a_person)

[[nodiscard]] constexpr bool is_advice(FlowFault fault) {
    return fault == FlowFault::too_many_keys || fault == FlowFault::too_long_before_a_person;
}

struct FlowFinding {
    FlowFault fault;
    std::string node;  ///< empty when the whole flow is meant
    std::string what;  ///< the target, prompt, queue, calendar, mailbox, variable or key
    bool operator==(const FlowFinding&) const = default;
};

/// What is known of a recording.
struct PromptFacts {
    std::optional<double> seconds;  ///< absent: nobody has looked
    bool retired{false};            ///< must not be used in anything new
};

/// The names a flow may use.
struct KnownNames {
    std::map<PromptName, PromptFacts> prompts;
    std::set<QueueCode> queues;
    std::set<CalendarCode> calendars;
    std::set<MailboxCode> mailboxes;
    std::set<ContactCode> contacts;
    FlowCode barred;  ///< the flow for barred callers: it need not lead to a person, that is its purpose
};

namespace ivr {

/// A node under examination.
struct NodeCheck {
    const std::string& node;
    const KnownNames& known;
    std::vector<FlowFinding>& found;

    void complain(FlowFault fault, std::string what = {}) const { found.push_back({fault, node, std::move(what)}); }
};

}  // namespace ivr
}  // namespace hotline
