#pragma once
#include "app/case_change.hpp"
#include "app/ports/stores.hpp"
#include "base/result.hpp"
#include "domain/casework/case_refused.hpp"

namespace hotline::app {

/// Does one thing of the workflow table to a case: appends the event and its projection (seed S17-S21).
[[nodiscard]] Result<CaseDone, CaseRefused> act_on_case(UnitOfWork& work, const Actor& actor, CaseId id, CaseCommand command,
                                                        Instant now);

}  // namespace hotline::app
