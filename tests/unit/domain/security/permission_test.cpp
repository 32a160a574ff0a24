#include "domain/security/permission.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <map>

namespace hotline {
namespace {

using Names = std::vector<std::string>;

/// Written by hand from the rights table (docs/security.md), so that a slip in the matrix shows.
const std::map<Role, Names> kExpected{
    {Role::agent,
     {"bar.ask", "call.read", "call.take", "callback.work", "case.amend", "case.attach", "case.create", "case.read",
      "follow_up.work", "guest_sessions.read", "knowledge.read", "letter.work", "queues.read", "recording.listen",
      "voice_message.work"}},
    {Role::supervisor,
     {"bar.ask",           "bar.decide",          "call.read",           "call.supervise",      "call.take",
      "callback.work",     "campaign.run",        "case.amend",          "case.attach",         "case.create",
      "case.dispatch",     "case.export",         "case.read",           "catalogue.publish",   "catalogue.read",
      "decisions.read",    "flow.edit",           "flow.publish",        "flow.read",           "follow_up.work",
      "gateways.read",     "guest_sessions.plan", "guest_sessions.read", "judgement.read",      "knowledge.read",
      "letter.work",       "queues.read",         "recording.download",  "recording.erase_ask", "recording.hold",
      "recording.listen",  "report.read",         "seats.command",       "seats.read",          "trunks.read",
      "voice_message.work"}},
    {Role::dispatcher,
     {"case.amend", "case.attach", "case.create", "case.dispatch", "case.export", "case.read", "catalogue.read", "judgement.read",
      "knowledge.read", "queues.read", "report.read"}},
    {Role::department,
     {"case.attach", "case.export", "case.read", "case.work", "catalogue.read", "judgement.read", "knowledge.read"}},
    {Role::sub_department,
     {"case.attach", "case.export", "case.read", "case.work", "catalogue.read", "judgement.read", "knowledge.read"}},
    {Role::reviewer,
     {"case.attach", "case.export", "case.read", "case.review", "catalogue.read", "follow_up.work", "judgement.read",
      "knowledge.read", "recording.listen", "report.read"}},
    {Role::leader,
     {"call.read", "case.export", "case.read", "catalogue.read", "decisions.read", "flow.read", "guest_sessions.read",
      "judgement.read", "knowledge.read", "queues.read", "report.read", "seats.read"}},
    {Role::knowledge_editor, {"knowledge.read", "knowledge.write"}},
    {Role::knowledge_reviewer, {"knowledge.read", "knowledge.review", "knowledge.write"}},
    {Role::system_admin,
     {"accounts.manage", "accounts.read", "admin_events.read", "catalogue.publish", "catalogue.read", "city.manage", "flow.edit",
      "flow.publish", "flow.read", "gateways.manage", "gateways.read", "guest_sessions.plan", "guest_sessions.read",
      "queues.read", "seats.read", "storage.check", "storage.read", "trunks.read"}},
    {Role::security_admin, {"accounts.read", "admin_events.read", "grants.manage", "recording.erase_decide", "storage.read"}},
    {Role::auditor, {"admin_events.read", "audit.export", "audit.read", "storage.read"}},
};

TEST(Permissions, AreWhatTheRightsTableGivesEachRole) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>([](auto role) {
        Names names = permissions_of(role.value);
        std::ranges::sort(names);
        EXPECT_EQ(names, kExpected.at(role.value)) << role.name;
    });
}

TEST(Permissions, AnswerSinglyAsTheyDoTogether) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Permission>>([](auto permission) {
        for (const auto& [role, names] : kExpected) {
            const bool listed = std::ranges::find(names, name_of(permission.value)) != names.end();
            EXPECT_EQ(may(role, permission.value), listed) << permission.name;
        }
    });
}

}  // namespace
}  // namespace hotline
