#include "domain/security/permission.hpp"

#include <array>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/list.hpp>

#include "domain/security/role_set.hpp"

namespace hotline {
namespace {

using enum Role;

struct Right {
    Permission permission;
    std::string_view name;
    RoleSet roles;
};

constexpr RoleSet kReadsCases{agent, supervisor, dispatcher, department, sub_department, reviewer, leader};

// clang-format off
constexpr std::array kRights{
    Right{Permission::case_read, "case.read", kReadsCases},
    Right{Permission::case_create, "case.create", {agent, supervisor, dispatcher}},
    Right{Permission::case_amend, "case.amend", {agent, supervisor, dispatcher}},
    Right{Permission::case_dispatch, "case.dispatch", {supervisor, dispatcher}},
    Right{Permission::case_work, "case.work", {department, sub_department}},
    Right{Permission::case_review, "case.review", {reviewer}},
    Right{Permission::call_take, "call.take", {agent, supervisor}},
    Right{Permission::call_read, "call.read", {agent, supervisor, leader}},
    Right{Permission::recording_listen, "recording.listen", {agent, supervisor, reviewer}},
    Right{Permission::callback_work, "callback.work", {agent, supervisor}},
    Right{Permission::voice_message_work, "voice_message.work", {agent, supervisor}},
    Right{Permission::knowledge_read,
          "knowledge.read",
          {agent, supervisor, dispatcher, department, sub_department, reviewer, leader, knowledge_editor, knowledge_reviewer}},
    Right{Permission::report_read, "report.read", {supervisor, dispatcher, reviewer, leader}},
    Right{Permission::seats_read, "seats.read", {supervisor, leader, system_admin}},
    Right{Permission::queues_read, "queues.read", {agent, supervisor, dispatcher, leader, system_admin}},
    Right{Permission::call_supervise, "call.supervise", {supervisor}},
    Right{Permission::trunks_read, "trunks.read", {supervisor, system_admin}},
    Right{Permission::bar_ask, "bar.ask", {agent, supervisor}},
    Right{Permission::bar_decide, "bar.decide", {supervisor}},
    Right{Permission::campaign_run, "campaign.run", {supervisor}},
    Right{Permission::decisions_read, "decisions.read", {supervisor, leader}},
    Right{Permission::seats_command, "seats.command", {supervisor}},
    Right{Permission::guest_sessions_read, "guest_sessions.read", {agent, supervisor, leader, system_admin}},
    Right{Permission::guest_sessions_plan, "guest_sessions.plan", {supervisor, system_admin}},
    Right{Permission::catalogue_read,
          "catalogue.read",
          {supervisor, dispatcher, department, sub_department, reviewer, leader, system_admin}},
    Right{Permission::catalogue_publish, "catalogue.publish", {supervisor, system_admin}},
    Right{Permission::recording_download, "recording.download", {supervisor}},
    Right{Permission::recording_hold, "recording.hold", {supervisor}},
    Right{Permission::recording_erase_ask, "recording.erase_ask", {supervisor}},
    Right{Permission::recording_erase_decide, "recording.erase_decide", {security_admin}},
    Right{Permission::storage_read, "storage.read", {system_admin, security_admin, auditor}},
    Right{Permission::storage_check, "storage.check", {system_admin}},
    Right{Permission::accounts_read, "accounts.read", {system_admin, security_admin}},
    Right{Permission::accounts_manage, "accounts.manage", {system_admin}},
    Right{Permission::grants_manage, "grants.manage", {security_admin}},
    Right{Permission::city_manage, "city.manage", {system_admin}},
    Right{Permission::admin_events_read, "admin_events.read", {system_admin, security_admin, auditor}},
    Right{Permission::case_export, "case.export", {supervisor, dispatcher, department, sub_department, reviewer, leader}},
    Right{Permission::follow_up_work, "follow_up.work", {agent, supervisor, reviewer}},
    Right{Permission::judgement_read,
          "judgement.read",
          {supervisor, dispatcher, department, sub_department, reviewer, leader}},
    Right{Permission::flow_read, "flow.read", {supervisor, leader, system_admin}},
    Right{Permission::flow_edit, "flow.edit", {supervisor, system_admin}},
    Right{Permission::flow_publish, "flow.publish", {supervisor, system_admin}},
    Right{Permission::knowledge_write, "knowledge.write", {knowledge_editor, knowledge_reviewer}},
    Right{Permission::knowledge_review, "knowledge.review", {knowledge_reviewer}},
    Right{Permission::case_attach, "case.attach", {agent, supervisor, dispatcher, department, sub_department, reviewer}},
    Right{Permission::audit_read, "audit.read", {auditor}},
    Right{Permission::audit_export, "audit.export", {auditor}},
    Right{Permission::letter_work, "letter.work", {agent, supervisor}},
    Right{Permission::gateways_read, "gateways.read", {supervisor, system_admin}},
    Right{Permission::gateways_manage, "gateways.manage", {system_admin}},
};
// clang-format on

constexpr bool lists_every_permission_in_order() {
    for (std::size_t i = 0; i < kRights.size(); ++i)
        if (kRights[i].permission != static_cast<Permission>(i)) return false;
    return kRights.size() == boost::mp11::mp_size<boost::describe::describe_enumerators<Permission>>::value;
}
static_assert(lists_every_permission_in_order());

const Right& right_of(Permission permission) { return kRights.at(static_cast<std::size_t>(permission)); }

}  // namespace

bool may(Role role, Permission permission) { return right_of(permission).roles.has(role); }

std::string_view name_of(Permission permission) { return right_of(permission).name; }

std::vector<std::string> permissions_of(Role role) {
    std::vector<std::string> names;
    for (const Right& right : kRights)
        if (right.roles.has(role)) names.emplace_back(right.name);
    return names;
}

}  // namespace hotline
