#include <iterator>

#include "adapters/http/routes/routes.hpp"

namespace hotline::http {

const Routes& all_routes() {
    static const Routes routes = [] {
        Routes all;
        for (const auto area : {session_routes,
                                reference_routes,
                                agent_routes,
                                call_routes,
                                call_function_routes,
                                supervision_routes,
                                recording_routes,
                                recording_sound_routes,
                                recording_marker_routes,
                                recording_keeping_routes,
                                storage_routes,
                                callback_routes,
                                voice_message_routes,
                                case_routes,
                                paper_routes,
                                attachment_routes,
                                letter_routes,
                                gateway_routes,
                                catalogue_routes,
                                judgement_routes,
                                knowledge_routes,
                                knowledge_item_routes,
                                knowledge_import_routes,
                                guest_session_routes,
                                report_routes,
                                trunk_routes,
                                nuisance_routes,
                                campaign_routes,
                                prompt_routes,
                                account_routes,
                                city_routes,
                                flow_routes,
                                saved_view_routes,
                                public_routes,
                                audit_routes,
                                live_routes,
                                operator_routes})
            std::ranges::move(area(), std::back_inserter(all));
        return all;
    }();
    return routes;
}

}  // namespace hotline::http
