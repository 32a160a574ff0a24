#include <gtest/gtest.h>

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include "adapters/http/routes/routes.hpp"
#include "unit/http/support/web_world.hpp"

namespace hotline::http {
namespace {

/// Section 4 of the security requirements, by route. Letters as there: AG agent, SV supervisor, DP dispatcher, DH department,
/// SH sub-department, RV reviewer, LD leader, KE and KR knowledge, SA, SC and AU administrators; "all" everybody who is logged
/// in, "public" also who is not.
const std::map<std::string_view, std::string_view> kMayUse{
    {"log_in", "public"},
    {"current_session", "all"},
    {"log_out", "all"},
    {"reference", "all"},
    {"public_reference", "public"},
    {"my_seat", "AG SV"},
    {"set_my_state", "AG SV"},
    {"open_my_line", "AG SV"},
    {"test_my_line", "AG SV"},
    {"finish_wrap_up", "AG SV"},
    {"list_agents", "SV LD SA"},
    {"list_queues", "AG SV DP LD SA"},
    {"list_trunks", "SV SA"},
    {"list_bars", "AG SV"},
    {"ask_bar", "AG SV"},
    {"decide_bar", "AG SV"},
    {"list_campaigns", "SV"},
    {"make_campaign", "SV"},
    {"read_campaign", "SV"},
    {"put_call_list", "SV"},
    {"put_campaign_sound", "SV"},
    {"put_campaign_text", "SV"},
    {"act_on_campaign", "SV"},
    {"list_targets", "SV"},
    {"campaign_results", "SV"},
    {"list_prompts", "SV LD SA"},
    {"upload_prompt", "SV SA"},
    {"speak_prompt", "SV SA"},
    {"prompt_audio", "SV LD SA"},
    {"retire_prompt", "SV SA"},
    {"force_state", "SV"},
    {"set_agent_queues", "SV"},
    {"read_decisions", "SV LD"},
    {"list_guest_sessions", "AG SV LD SA"},
    {"read_guest_session", "AG SV LD SA"},
    {"plan_guest_session", "SV SA"},
    {"cancel_guest_session", "SV SA"},
    {"answer_call", "AG SV"},
    {"reject_call", "AG SV"},
    {"hold_call", "AG SV"},
    {"retrieve_call", "AG SV"},
    {"hang_up_call", "AG SV"},
    {"list_call_targets", "AG SV"},
    {"transfer_call", "AG SV"},
    {"consult", "AG SV"},
    {"complete_transfer", "AG SV"},
    {"back_to_citizen", "AG SV"},
    {"alternate", "AG SV"},
    {"join_all", "AG SV"},
    {"add_member", "AG SV"},
    {"drop_member", "AG SV"},
    {"leave_conference", "AG SV"},
    {"mute", "AG SV"},
    {"unmute", "AG SV"},
    {"send_keys", "AG SV"},
    {"ask_help", "AG SV"},
    {"end_help", "AG SV"},
    {"supervise", "SV"},
    {"end_supervision", "SV"},
    {"intercept_call", "SV"},
    {"release_call", "SV"},
    {"dial", "AG SV"},
    {"list_calls", "AG SV LD"},
    {"read_call", "AG SV LD"},
    {"read_contact", "AG SV LD"},
    {"list_recordings", "AG SV RV"},
    {"read_recording", "AG SV RV"},
    {"recording_audio", "AG SV RV"},
    {"recording_waveform", "AG SV RV"},
    {"ask_recording_download", "SV"},
    {"list_markers", "AG SV RV"},
    {"add_marker", "AG SV RV"},
    {"change_marker", "AG SV RV"},
    {"remove_marker", "AG SV RV"},
    {"hold_recording", "SV"},
    {"end_recording_hold", "SV"},
    {"ask_recording_erasure", "SV"},
    {"decide_recording_erasure", "SC"},
    {"check_recording", "SA"},
    {"storage_report", "SA SC AU"},
    {"list_overdue_recordings", "SA SC AU"},
    {"start_reconciliation", "SA"},
    {"list_callbacks", "AG SV"},
    {"read_callback", "AG SV"},
    {"act_on_callback", "AG SV"},
    {"callback_figures", "SV DP RV LD"},
    {"list_voice_messages", "AG SV"},
    {"read_voice_message", "AG SV"},
    {"act_on_voice_message", "AG SV"},
    {"file_voice_message", "AG SV"},
    {"list_cases", "AG SV DP DH SH RV LD"},
    {"take_case", "AG SV DP"},
    {"read_case", "AG SV DP DH SH RV LD"},
    {"act_on_case", "AG SV DP DH SH RV LD"},
    {"read_catalogue", "SV DP DH SH RV LD SA"},
    {"simulate_catalogue", "SV SA"},
    {"publish_catalogue", "SV SA"},
    {"dispatch_batch", "SV DP"},
    {"judgement_guide", "AG SV DP DH SH RV LD"},
    {"list_follow_ups", "AG SV RV"},
    {"judgement_rates", "SV DP DH SH RV LD"},
    {"list_rounds", "SV DP DH SH RV LD"},
    {"search_knowledge", "AG SV DP DH SH RV LD KE KR"},
    {"read_article", "AG SV DP DH SH RV LD KE KR"},
    {"use_answer", "AG SV DP DH SH RV LD KE KR"},
    {"judge_article", "AG SV DP DH SH RV LD KE KR"},
    {"report_correction", "AG SV DP DH SH RV LD KE KR"},
    {"note_gap", "AG SV DP DH SH RV LD KE KR"},
    {"knowledge_figures", "AG SV DP DH SH RV LD KE KR"},
    {"list_items", "AG SV DP DH SH RV LD KE KR"},
    {"make_item", "KE KR"},
    {"import_document", "KE KR"},
    {"read_item", "KE KR"},
    {"act_on_item", "KE KR"},
    {"item_versions", "KE KR"},
    {"list_corrections", "KE KR"},
    {"settle_correction", "KE KR"},
    {"list_gaps", "KE KR"},
    {"read_vocabulary", "KE KR"},
    {"put_vocabulary", "KR"},
    {"settle_gap", "KE KR"},
    {"public_search_knowledge", "public"},
    {"public_read_article", "public"},
    {"public_judge_article", "public"},
    {"overview", "SV DP RV LD"},
    {"report_catalogue", "SV DP RV LD"},
    {"read_report", "SV DP RV LD"},
    {"read_report_rows", "SV DP RV LD"},
    {"export_report", "SV DP RV LD"},
    {"citizen_request", "public"},
    {"citizen_progress", "public"},
    {"citizen_evaluation", "public"},
    {"citizen_call", "public"},
    {"change_password", "all"},
    {"list_accounts", "SA SC"},
    {"create_account", "SA"},
    {"read_account", "SA SC"},
    {"edit_account", "SA"},
    {"grant_account", "SC"},
    {"lock_account", "SA"},
    {"unlock_account", "SA"},
    {"reset_password", "SA"},
    {"list_units", "SA"},
    {"put_unit", "SA"},
    {"list_categories", "SA"},
    {"put_category", "SA"},
    {"list_calendars", "SA"},
    {"put_calendar_year", "SA"},
    {"read_time_limits", "SA"},
    {"put_time_limits", "SA"},
    {"list_texts", "SA"},
    {"put_text", "SA"},
    {"list_admin_events", "SA SC AU"},
    {"list_flows", "SV LD SA"},
    {"make_flow", "SV SA"},
    {"check_flow", "SV LD SA"},
    {"flow_schema", "SV LD SA"},
    {"flow_names", "SV LD SA"},
    {"rehearse_flow", "SV LD SA"},
    {"read_flow_draft", "SV LD SA"},
    {"save_flow_draft", "SV SA"},
    {"drop_flow_draft", "SV SA"},
    {"list_flow_versions", "SV LD SA"},
    {"read_flow_version", "SV LD SA"},
    {"publish_flow", "SV SA"},
    {"roll_back_flow", "SV SA"},
    {"unschedule_flow", "SV SA"},
    {"list_flow_tests", "SV LD SA"},
    {"add_flow_test", "SV SA"},
    {"remove_flow_test", "SV SA"},
    {"run_flow_tests", "SV LD SA"},
    {"call_me_with_flow", "SV SA"},
    {"flow_analytics", "SV LD SA"},
    {"export_file", "SA"},
    {"import_file", "SA"},
    {"list_saved_views", "all"},
    {"save_view", "all"},
    {"remove_view", "all"},
    {"export_cases", "SV DP DH SH RV LD"},
    {"list_offered_texts", "AG SV DP DH SH RV LD"},
    {"advise_case", "AG SV DP"},
    {"list_alike_cases", "SV DP"},
    {"list_case_attachments", "AG SV DP DH SH RV LD"},
    {"attach_to_case", "AG SV DP DH SH RV"},
    {"read_case_attachment", "AG SV DP DH SH RV LD"},
    {"withdraw_case_attachment", "AG SV DP DH SH RV"},
    {"list_item_attachments", "AG SV DP DH SH RV LD KE KR"},
    {"attach_to_item", "KE KR"},
    {"read_item_attachment", "AG SV DP DH SH RV LD KE KR"},
    {"withdraw_item_attachment", "KE KR"},
    {"list_audit", "AU"},
    {"audit_state", "AU"},
    {"check_audit", "AU"},
    {"export_audit", "AU"},
    {"list_letters", "AG SV"},
    {"read_letter", "AG SV"},
    {"act_on_letter", "AG SV"},
    {"file_letter", "AG SV"},
    {"read_time_line", "AG SV"},
    {"read_letter_time_line", "AG SV"},
    {"list_case_messages", "AG SV"},
    {"ask_evaluation", "AG SV"},
    {"list_gateways", "SV SA"},
    {"test_gateway", "SA"},
    {"read_gateway_test", "SA"},
    {"gateway_letter", "public"},
    {"gateway_letter_by_get", "public"},
    {"gateway_report", "public"},
    {"gateway_report_by_get", "public"},
    {"list_papers", "AG SV DP DH SH RV LD"},
    {"read_paper", "AG SV DP DH SH RV LD"},
    {"preview_paper", "SA"},
    {"live", "all"},
    {"health", "public"},
    {"metrics", "public"},
};

const std::map<std::string_view, std::string_view> kLetters{{"agent", "AG"},
                                                            {"supervisor", "SV"},
                                                            {"dispatcher", "DP"},
                                                            {"department", "DH"},
                                                            {"sub_department", "SH"},
                                                            {"reviewer", "RV"},
                                                            {"leader", "LD"},
                                                            {"system_admin", "SA"},
                                                            {"knowledge_editor", "KE"},
                                                            {"knowledge_reviewer", "KR"},
                                                            {"security_admin", "SC"},
                                                            {"auditor", "AU"}};

std::string path_of(const Route& route) {
    std::string path{route.pattern};
    for (auto open = path.find('{'); open != std::string::npos; open = path.find('{'))
        path.replace(open, path.find('}') - open + 1, "999");
    return path;
}

class EveryRoute : public testing::Test {
protected:
    test::WebWorld world_;

    int status(const Route& route, const std::string& cookie) {
        if (changes_state(route.method)) return world_.change(name_of(route.method), path_of(route), "{}", cookie).status;
        return world_.ask(name_of(route.method), path_of(route), cookie).status;
    }
    static void expect(const Route& route, std::string_view who, bool allowed, int status, int refusal) {
        if (allowed)
            EXPECT_TRUE(status != 401 && status != 403 && status != 500)
                << route.docs.name << " as " << who << " gave " << status;
        else
            EXPECT_EQ(status, refusal) << route.docs.name << " as " << who;
    }
};

TEST_F(EveryRoute, HasALineInTheTable) {
    for (const Route& route : all_routes()) EXPECT_TRUE(kMayUse.contains(route.docs.name)) << route.docs.name;
    EXPECT_EQ(kMayUse.size(), all_routes().size());
}

TEST_F(EveryRoute, IsClosedToNobodyAndToDisabledUsersUnlessPublic) {
    EXPECT_EQ(world_.log_in("gone"), "");
    for (const Route& route : all_routes())
        for (const std::string cookie : {"", "Cookie: hotline_session=made-up\r\n"})
            expect(route, "nobody", kMayUse.at(route.docs.name) == "public", status(route, cookie), 401);
}

TEST_F(EveryRoute, IsOpenToItsRolesOnly) {
    for (const auto& [role, letters] : kLetters) {
        auto cookie = world_.log_in(std::string{role});
        ASSERT_FALSE(cookie.empty()) << role;
        for (const Route& route : all_routes()) {
            const auto line = kMayUse.at(route.docs.name);
            expect(route, role, line == "public" || line == "all" || line.contains(letters), status(route, cookie), 403);
            if (route.docs.name == "log_out") cookie = world_.log_in(std::string{role});
        }
    }
}

TEST_F(EveryRoute, ThatChangesSomethingIsClosedToForeignPages) {
    const auto cookie = world_.log_in("supervisor");
    for (const Route& route : all_routes()) {
        if (!changes_state(route.method)) continue;
        const auto method = name_of(route.method);
        const auto path = path_of(route);
        EXPECT_EQ(world_.ask(method, path, cookie + "Content-Type: application/json\r\n", "{}").status, 403) << path;
        EXPECT_EQ(world_.ask(method, path, cookie + "Content-Type: text/plain\r\nX-Hotline: 1\r\n", "{}").status, 403) << path;
        EXPECT_EQ(world_
                      .ask(method, path,
                           cookie + "Content-Type: application/json\r\nX-Hotline: 1\r\nOrigin: http://evil.test\r\n", "{}")
                      .status,
                  403)
            << path;
    }
}

TEST(InitialPasswords, OpenNothingBeforeTheyAreChanged) {
    test::WebWorld world;
    for (auto& [id, record] : world.stores.state.users)
        if (record.user.username == "supervisor") record.must_change_password = true;
    const auto cookie = world.log_in("supervisor");
    EXPECT_EQ(world.ask("GET", "/api/v1/cases", cookie).status, 403);
    EXPECT_EQ(world.ask("GET", "/api/v1/sessions/current", cookie).status, 200);
    const std::string path = "/api/v1/sessions/current/password";
    const auto change = [&](const std::string& old_one, const std::string& new_one) {
        return world.change("PUT", path, R"({"old_password":")" + old_one + R"(","new_password":")" + new_one + R"("})", cookie);
    };
    EXPECT_EQ(change("wrong", "kestrel-9-lantern").status, 422);
    EXPECT_TRUE(change("right", "12345678").body.contains("common"));
    EXPECT_EQ(change("right", "kestrel-9-lantern").status, 204);
    EXPECT_EQ(world.ask("GET", "/api/v1/cases", cookie).status, 200);
    EXPECT_EQ(world.log_in("supervisor"), "");
    EXPECT_NE(world.log_in("supervisor", "kestrel-9-lantern"), "");
}

}  // namespace
}  // namespace hotline::http
