#include "adapters/http/refusals.hpp"

namespace hotline::http {

std::string_view code_of(app::DeskRefusal why) {
    using enum app::DeskRefusal;
    switch (why) {
        case not_an_agent: return "agent_no_seat";
        case not_signed_in: return "agent_not_signed_in";
        case no_such_call: return "call_not_found";
        case not_your_call: return "call_not_yours";
        case not_possible_now: return "call_not_possible_now";
        case line_down: return "call_line_down";
        case bad_session_description: return "call_bad_session_description";
        case no_common_codec: return "call_no_common_codec";
        case insecure: return "call_insecure";
        case busy: return "call_busy";
        case no_route: return "call_no_route";
        case bad_number: return "dial_bad_number";
        case number_not_allowed: return "dial_not_allowed";
        case outside_dial_hours: return "dial_outside_hours";
        case no_trunk: return "dial_no_trunk";
        case trunks_down: return "dial_trunks_down";
        case too_many_calls: return "dial_too_many";
        case number_being_called: return "dial_being_called";
        case target_unknown: return "call_target_unknown";
        case target_busy: return "call_target_busy";
        case target_closed: return "call_target_closed";
        case own_call: return "supervision_own_call";
        case not_your_team: return "supervision_not_your_team";
        case no_call: return "supervision_no_call";
        case you_have_a_call: return "supervision_you_have_a_call";
        case already_intercepted: return "supervision_already_intercepted";
        case somebody_helps: return "supervision_somebody_helps";
    }
    return "internal_error";
}

std::string_view code_of(CaseRefusal why) {
    using enum CaseRefusal;
    switch (why) {
        case not_found: return "case_not_found";
        case not_your_role: return "case_not_your_role";
        case not_your_department: return "case_not_your_department";
        case not_your_case: return "case_not_your_case";
        case own_work: return "case_own_work";
        case case_changed: return "case_changed";
        case not_in_this_state: return "case_not_in_this_state";
        case too_late: return "case_too_late";
        case return_is_final: return "case_return_is_final";
        case no_extension_left: return "case_no_extension_left";
        case reopened_before: return "case_reopened_before";
        case supervised_already: return "case_supervised_already";
        case follow_up_over: return "follow_up_over";
        case follow_up_held: return "follow_up_held";
        case evaluation_over: return "evaluation_over";
        case exclusion_decided: return "exclusion_decided";
        case judgement_open: return "judgement_open";
        case missing_field: return "case_missing_field";
        case bad_field: return "case_bad_field";
    }
    return "internal_error";
}

std::string_view code_of(CallbackRefusal why) {
    using enum CallbackRefusal;
    switch (why) {
        case not_found: return "callback_not_found";
        case not_possible_now: return "callback_not_possible_now";
        case taken_by_other: return "callback_taken_by_other";
        case note_needed: return "callback_note_needed";
        case note_too_long: return "invalid_document";
    }
    return "internal_error";
}

std::string_view code_of(VoiceMessageRefusal why) {
    using enum VoiceMessageRefusal;
    switch (why) {
        case not_found: return "voice_message_not_found";
        case not_possible_now: return "voice_message_not_possible_now";
        case taken_by_other: return "voice_message_taken_by_other";
        case result_needed: return "voice_message_result_needed";
        case note_too_long: return "invalid_document";
    }
    return "internal_error";
}

std::string_view code_of(app::MoveRefusal why) {
    switch (why) {
        case app::MoveRefusal::not_an_agent: return "agent_not_found";
        case app::MoveRefusal::no_such_queue: return "queue_not_found";
    }
    return "internal_error";
}

std::string_view code_of(app::RecordingRefusal why) {
    using enum app::RecordingRefusal;
    switch (why) {
        case not_found: return "recording_not_found";
        case no_marker: return "recording_marker_not_found";
        case not_yours: return "recording_marker_not_yours";
        case beyond_end: return "recording_beyond_end";
        case held: return "recording_held";
        case not_held: return "recording_not_held";
        case not_asked: return "recording_erasure_not_asked";
        case second_person: return "recording_second_person";
    }
    return "internal_error";
}

std::string_view code_of(app::PeriodRefusal why) {
    switch (why) {
        case app::PeriodRefusal::reversed: return "period_reversed";
        case app::PeriodRefusal::too_long: return "period_too_long";
    }
    return "internal_error";
}

std::string_view code_of(app::ReportRefusal why) {
    switch (why) {
        case app::ReportRefusal::not_found: return "report_not_found";
        case app::ReportRefusal::filter_unfit: return "report_filter_unfit";
        case app::ReportRefusal::granularity_unfit: return "report_granularity_unfit";
        case app::ReportRefusal::measure_unknown: return "report_measure_unknown";
        case app::ReportRefusal::reversed: return "period_reversed";
        case app::ReportRefusal::too_long: return "period_too_long";
    }
    return "internal_error";
}

std::string_view code_of(BarRefusal why) {
    using enum BarRefusal;
    switch (why) {
        case not_found: return "bar_not_found";
        case bad_number: return "bar_bad_number";
        case too_wide: return "bar_too_wide";
        case emergency_number: return "bar_emergency_number";
        case no_reason: return "bar_no_reason";
        case bad_expiry: return "bar_bad_expiry";
        case own_request: return "bar_own_request";
        case not_your_role: return "not_permitted";
        case not_in_this_state: return "bar_not_in_this_state";
        case too_long: return "invalid_document";
    }
    return "internal_error";
}

std::string_view code_of(app::CampaignRefusal why) {
    using enum app::CampaignRefusal;
    switch (why) {
        case not_found: return "campaign_not_found";
        case bad_answers: return "campaign_bad_answers";
        case unknown_hours: return "campaign_unknown_hours";
        case not_a_draft: return "campaign_not_a_draft";
        case no_list: return "campaign_no_list";
        case no_prompt: return "campaign_no_prompt";
        case not_in_this_state: return "campaign_not_in_this_state";
    }
    return "internal_error";
}

std::string_view code_of(app::PromptRefusal why) {
    switch (why) {
        case app::PromptRefusal::no_audio: return "prompt_no_audio";
        case app::PromptRefusal::too_long: return "prompt_too_long";
        case app::PromptRefusal::silent: return "prompt_silent";
        case app::PromptRefusal::cannot_speak: return "prompt_cannot_speak";
        case app::PromptRefusal::cannot_convert: return "prompt_cannot_convert";
    }
    return "internal_error";
}

std::string_view code_of(FileFault why) {
    switch (why) {
        case FileFault::empty: return "file_empty";
        case FileFault::too_large: return "file_too_large";
        case FileFault::unknown_kind: return "file_unknown_kind";
        case FileFault::wrong_name: return "file_wrong_name";
        case FileFault::two_kinds: return "file_two_kinds";
        case FileFault::damaged: return "file_damaged";
        case FileFault::expands: return "file_expands";
    }
    return "internal_error";
}

std::string_view code_of(app::TextFault why) {
    switch (why) {
        case app::TextFault::locked: return "document_locked";
        case app::TextFault::unreadable: return "document_unreadable";
        case app::TextFault::no_reader: return "document_no_reader";
    }
    return "internal_error";
}

std::string_view code_of(AttachmentRefusal why) {
    switch (why) {
        case AttachmentRefusal::not_found: return "attachment_not_found";
        case AttachmentRefusal::not_yours: return "attachment_not_yours";
        case AttachmentRefusal::too_many: return "attachment_no_room";
        case AttachmentRefusal::withdrawn_already: return "attachment_withdrawn";
    }
    return "internal_error";
}

std::string_view code_of(LetterRefusal why) {
    using enum LetterRefusal;
    switch (why) {
        case not_found: return "letter_not_found";
        case not_possible_now: return "letter_not_possible_now";
        case taken_by_other: return "letter_taken_by_other";
        case note_needed: return "letter_note_needed";
        case note_too_long: return "invalid_document";
        case no_such_case: return "letter_case_not_found";
    }
    return "internal_error";
}

std::string_view code_of(MessageRefusal why) {
    using enum MessageRefusal;
    switch (why) {
        case no_gateway: return "message_no_gateway";
        case not_an_address: return "message_not_an_address";
        case empty: return "message_empty";
        case too_long: return "message_too_long";
        case opted_out: return "message_opted_out";
        case not_found: return "message_not_possible_now";
    }
    return "internal_error";
}

std::string_view code_of(ItemRefusal why) {
    using enum ItemRefusal;
    switch (why) {
        case not_found: return "article_not_found";
        case not_your_role: return "not_permitted";
        case own_work: return "item_own_work";
        case item_changed: return "item_changed";
        case not_in_this_state: return "item_not_in_this_state";
        case facts_needed: return "item_facts_needed";
        case text_needed: return "item_text_needed";
        case reason_needed: return "item_reason_needed";
        case answer_unknown: return "item_answer_unknown";
        case no_answer: return "item_no_answer";
        case bad_validity: return "item_bad_validity";
    }
    return "internal_error";
}

std::string_view code_of(app::CorrectionRefusal why) {
    using enum app::CorrectionRefusal;
    switch (why) {
        case not_found: return "correction_not_found";
        case settled_already: return "correction_settled";
        case reply_needed: return "correction_reply_needed";
    }
    return "internal_error";
}

Problem problem_of(app::DeskRefusal why) { return {.code = code_of(why)}; }

Problem problem_of(CallbackRefusal why) {
    Problem problem{.code = code_of(why)};
    if (why == CallbackRefusal::note_too_long) problem.fields = {{"/note", "too_long"}};
    return problem;
}

Problem problem_of(VoiceMessageRefusal why) {
    Problem problem{.code = code_of(why)};
    if (why == VoiceMessageRefusal::note_too_long) problem.fields = {{"/note", "too_long"}};
    return problem;
}

Problem problem_of(LetterRefusal why) {
    Problem problem{.code = code_of(why)};
    if (why == LetterRefusal::note_too_long) problem.fields = {{"/text", "too_long"}};
    return problem;
}

Problem problem_of(const app::AdminRefused& why) {
    using enum app::AdminRefusal;
    switch (why.why) {
        case not_found: return {.code = "admin_row_not_found"};
        case row_changed: return {.code = "admin_row_changed"};
        case last_administrator: return {.code = "admin_last_administrator"};
        case own_account: return {.code = "admin_own_account"};
        case unfit: break;
    }
    Problem problem{.code = "admin_row_unfit"};
    for (const RowFault& fault : why.faults) problem.fields.push_back({fault.pointer, fault.what});
    return problem;
}

Problem problem_of(const app::PasswordRefused& why) {
    if (why.why == app::PasswordRefusal::wrong_password) return {.code = "password_wrong"};
    Problem problem{.code = "password_unfit"};
    if (why.fault) problem.fields.push_back({"/new_password", json::type_of<PasswordFault>().write_text(&*why.fault)});
    return problem;
}

Problem problem_of(const app::ItemRefused& why) {
    Problem problem{.code = code_of(why.why)};
    if (!why.pointer.empty()) problem = {.code = "item_unknown_code", .fields = {{why.pointer, "unknown"}}};
    return problem;
}

Problem problem_of(const CaseRefused& why) {
    Problem problem{.code = code_of(why.why)};
    for (const FieldProblem& field : why.fields) {
        const auto& names = json::type_of<CaseField>();
        const auto& faults = json::type_of<FieldFault>();
        problem.fields.push_back({"/" + names.write_text(&field.field), faults.write_text(&field.what)});
    }
    return problem;
}

std::string_view code_of(app::FlowRefusal why) {
    using enum app::FlowRefusal;
    switch (why) {
        case not_found: return "flow_not_found";
        case exists: return "flow_exists";
        case bad_code: return "flow_bad_code";
        case changed: return "flow_changed";
        case unsound: return "flow_unsound";
        case test_failed: return "flow_test_failed";
        case nothing_to_publish: return "flow_nothing_to_publish";
        case nothing_scheduled: return "flow_nothing_scheduled";
        case time_over: return "flow_time_over";
        case too_many_tests: return "flow_too_many_tests";
    }
    return "internal_error";
}

Problem problem_of(const app::FlowRefused& why) {
    Problem problem{.code = code_of(why.why)};
    if (why.theirs) problem.more = json::Document{R"({"theirs":)" + json::encode(*why.theirs) + '}'};
    if (!why.findings.empty()) problem.more = json::Document{json::encode(app::FlowFindings{why.findings})};
    if (!why.tests.empty()) problem.more = json::Document{R"({"tests":)" + json::encode(why.tests) + '}'};
    return problem;
}

}  // namespace hotline::http
