#pragma once
#include <string_view>

#include "adapters/http/problem.hpp"
#include "app/administration/change_rows.hpp"
#include "app/change_password.hpp"
#include "app/desk.hpp"
#include "app/flows/edit_flows.hpp"
#include "app/knowledge/edit.hpp"
#include "app/knowledge/tasks.hpp"
#include "app/move_agent.hpp"
#include "app/outbound/campaigns.hpp"
#include "app/ports/prompt_shelf.hpp"
#include "app/ports/text_reader.hpp"
#include "app/read_overview.hpp"
#include "app/recordings/recording_markers.hpp"
#include "app/statistics/read_report.hpp"
#include "domain/attachment/attachment.hpp"
#include "domain/callback/callback.hpp"
#include "domain/casework/case_refused.hpp"
#include "domain/messages/letter.hpp"
#include "domain/nuisance/bar.hpp"
#include "domain/voicemail/voice_message.hpp"

namespace hotline::http {

/// What a refusal of the inside is called outside (docs/api/errors.json).
[[nodiscard]] std::string_view code_of(app::DeskRefusal why);
[[nodiscard]] std::string_view code_of(CaseRefusal why);
[[nodiscard]] std::string_view code_of(CallbackRefusal why);
[[nodiscard]] std::string_view code_of(VoiceMessageRefusal why);
[[nodiscard]] std::string_view code_of(app::MoveRefusal why);
[[nodiscard]] std::string_view code_of(app::RecordingRefusal why);
[[nodiscard]] std::string_view code_of(app::PeriodRefusal why);
[[nodiscard]] std::string_view code_of(BarRefusal why);
[[nodiscard]] std::string_view code_of(app::CampaignRefusal why);
[[nodiscard]] std::string_view code_of(app::PromptRefusal why);
[[nodiscard]] std::string_view code_of(app::FlowRefusal why);
[[nodiscard]] std::string_view code_of(ItemRefusal why);
[[nodiscard]] std::string_view code_of(app::CorrectionRefusal why);
[[nodiscard]] std::string_view code_of(FileFault why);
[[nodiscard]] std::string_view code_of(app::TextFault why);
[[nodiscard]] std::string_view code_of(AttachmentRefusal why);
[[nodiscard]] std::string_view code_of(app::ReportRefusal why);
[[nodiscard]] std::string_view code_of(LetterRefusal why);
[[nodiscard]] std::string_view code_of(MessageRefusal why);

[[nodiscard]] Problem problem_of(app::DeskRefusal why);
[[nodiscard]] Problem problem_of(CallbackRefusal why);
[[nodiscard]] Problem problem_of(LetterRefusal why);
[[nodiscard]] Problem problem_of(VoiceMessageRefusal why);
[[nodiscard]] Problem problem_of(const app::AdminRefused& why);
[[nodiscard]] Problem problem_of(const app::PasswordRefused& why);
/// With what the editor needs to go on, in `more`: {theirs}, {findings} or {tests}.
[[nodiscard]] Problem problem_of(const app::FlowRefused& why);
[[nodiscard]] Problem problem_of(const app::ItemRefused& why);
/// With the fields that are missing or wrong, as pointers into the case's facts or the command.
[[nodiscard]] Problem problem_of(const CaseRefused& why);

}  // namespace hotline::http
