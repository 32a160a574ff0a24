#pragma once
#include <vector>

#include "domain/casework/workflow.hpp"

namespace hotline {

/// Everything that is wrong with what a command says, for this line of the workflow; nothing is asked of the clock.
[[nodiscard]] std::vector<FieldProblem> command_problems(const Transition& line, const CaseCommand& command,
                                                         const Looking& looking, const CaseContext& context);

/// The fact that the command makes.
[[nodiscard]] CaseEvent event_of(const Transition& line, const Case& before, const CaseCommand& command, const Looking& looking);

/// Which field the free text of an action stands for; nothing when it has none.
[[nodiscard]] std::optional<CaseField> text_field_of(const Transition& line);

}  // namespace hotline
