#pragma once
#include "adapters/http/route.hpp"

namespace hotline::http {

/// The list of features: everything that the interface can do, one file an area.
[[nodiscard]] Routes session_routes();
[[nodiscard]] Routes reference_routes();
[[nodiscard]] Routes agent_routes();
[[nodiscard]] Routes call_routes();
[[nodiscard]] Routes call_function_routes();
[[nodiscard]] Routes supervision_routes();
[[nodiscard]] Routes recording_routes();
[[nodiscard]] Routes recording_sound_routes();
[[nodiscard]] Routes recording_marker_routes();
[[nodiscard]] Routes recording_keeping_routes();
[[nodiscard]] Routes storage_routes();
[[nodiscard]] Routes callback_routes();
[[nodiscard]] Routes voice_message_routes();
[[nodiscard]] Routes case_routes();
[[nodiscard]] Routes paper_routes();
[[nodiscard]] Routes attachment_routes();
[[nodiscard]] Routes letter_routes();
[[nodiscard]] Routes gateway_routes();
[[nodiscard]] Routes catalogue_routes();
[[nodiscard]] Routes judgement_routes();
[[nodiscard]] Routes knowledge_routes();
[[nodiscard]] Routes knowledge_item_routes();
[[nodiscard]] Routes knowledge_import_routes();
[[nodiscard]] Routes guest_session_routes();
[[nodiscard]] Routes report_routes();
[[nodiscard]] Routes public_routes();
[[nodiscard]] Routes trunk_routes();
[[nodiscard]] Routes nuisance_routes();
[[nodiscard]] Routes campaign_routes();
[[nodiscard]] Routes prompt_routes();
[[nodiscard]] Routes account_routes();
[[nodiscard]] Routes city_routes();
[[nodiscard]] Routes flow_routes();
[[nodiscard]] Routes saved_view_routes();
[[nodiscard]] Routes audit_routes();
[[nodiscard]] Routes live_routes();
[[nodiscard]] Routes operator_routes();

[[nodiscard]] const Routes& all_routes();

}  // namespace hotline::http
