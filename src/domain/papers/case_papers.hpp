#pragma once
#include "domain/administration/text_template.hpp"
#include "domain/casework/case.hpp"

namespace hotline {

/// Whether there is something to hand out: a paper of this kind speaks of what has happened to the case. False for the kinds
/// that are no papers.
[[nodiscard]] bool has_paper(const Case& at, TextKind kind);

/// As official documents write them.
[[nodiscard]] std::string_view chinese(CaseKind kind);
[[nodiscard]] std::string_view chinese(Urgency urgency);
[[nodiscard]] std::string_view chinese(CaseChannel channel);
/// "2026年11月23日"
[[nodiscard]] std::string chinese(std::chrono::year_month_day day);

}  // namespace hotline
