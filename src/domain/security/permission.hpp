#pragma once
#include <boost/describe/enum.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "domain/security/role.hpp"

namespace hotline {

/// What a route asks of its caller. Whether this person may touch this very case, call or recording is decided
/// beside the object (workflow.hpp, view_rules.hpp).
BOOST_DEFINE_ENUM_CLASS(Permission, case_read, case_create, case_amend, case_dispatch, case_work, case_review, call_take,
                        call_read, recording_listen, callback_work, voice_message_work, knowledge_read, report_read, seats_read,
                        queues_read, call_supervise, trunks_read, bar_ask, bar_decide, campaign_run, decisions_read,
                        seats_command, guest_sessions_read, guest_sessions_plan, catalogue_read, catalogue_publish,
                        recording_download, recording_hold, recording_erase_ask, recording_erase_decide, storage_read,
                        storage_check, accounts_read, accounts_manage, grants_manage, city_manage, admin_events_read, case_export,
                        follow_up_work, judgement_read, flow_read, flow_edit, flow_publish, knowledge_write, knowledge_review,
                        case_attach, audit_read, audit_export, letter_work, gateways_read, gateways_manage)

[[nodiscard]] bool may(Role role, Permission permission);

/// The name used in the API, e.g. "case.dispatch".
[[nodiscard]] std::string_view name_of(Permission permission);

/// All names that the role has, in the order of the enum.
[[nodiscard]] std::vector<std::string> permissions_of(Role role);

}  // namespace hotline
