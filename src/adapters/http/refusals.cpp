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

std::string_view code_of(app::PeriodRefusal why) {
    switch (why) {
        case app::PeriodRefusal::reversed: return "period_reversed";
        case app::PeriodRefusal::too_long: return "period_too_long";
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

Problem problem_of(const CaseRefused& why) {
    Problem problem{.code = code_of(why.why)};
    for (const FieldProblem& field : why.fields) {
        const auto& names = json::type_of<CaseField>();
        const auto& faults = json::type_of<FieldFault>();
        problem.fields.push_back({"/" + names.write_text(&field.field), faults.write_text(&field.what)});
    }
    return problem;
}

}  // namespace hotline::http
