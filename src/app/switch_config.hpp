#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "domain/acd/caller_class.hpp"
#include "domain/acd/duty_contact.hpp"
#include "domain/acd/guest_session.hpp"
#include "domain/acd/offer_rules.hpp"
#include "domain/acd/queue.hpp"
#include "domain/calendar/calendar.hpp"
#include "domain/ivr/flow.hpp"
#include "domain/outbound/dial_plan.hpp"
#include "domain/voicemail/mailbox.hpp"

namespace hotline::app {

/// Which number leads to which flow.
struct Route {
    std::string number;
    FlowCode flow;
};

/// A department as agents call it.
struct DepartmentLine {
    std::string name_zh;
    std::string name_en;
    std::string number;  ///< an extension or a number outside; empty: it cannot be called
};

/// Everything the switch must know, as one immutable snapshot; swapped whole when configuration changes.
/// A call keeps the snapshot it began with.
struct SwitchConfig {
    std::vector<Route> routes;
    std::map<FlowCode, Flow> flows;  ///< checked: see check_flow
    std::map<QueueCode, Queue> queues;
    std::map<CalendarCode, Calendar> calendars;
    std::map<MailboxCode, Mailbox> mailboxes;
    std::map<ContactCode, DutyContact> contacts;  ///< who is rung when a queue has nobody
    std::map<UserId, AgentProfile> agents;
    std::map<DepartmentCode, DepartmentLine> departments;
    OfferRules offer_rules{kOfferRules};
    std::vector<CallerClass> caller_classes;
    std::vector<GuestSession> guest_sessions;  ///< all that were planned and not called off
    std::map<std::string, std::string> ha1;    ///< extension -> MD5(extension:realm:password)
    FlowCode barred_flow;                      ///< empty: calls of barred callers are refused
    DialPlan dialling;
    std::map<std::string, std::string> areas;  ///< number prefix -> area name ("0999" -> "云溪市")
};
using SwitchSnapshot = std::shared_ptr<const SwitchConfig>;

}  // namespace hotline::app
