#pragma once
#include "app/ports/stores.hpp"
#include "domain/casework/workflow.hpp"

namespace hotline::app {

/// Appends the fact with its entry of the audit, and lets the clock know when to look at the case again. Gives the case as it is
/// now.
Case save_case(UnitOfWork& work, const Case& before, const CaseEvent& event, const TimeRules& time, const Actor& actor);

/// The audit's entry for an event of a case that is stored already.
void audit_case_event(UnitOfWork& work, const CaseEvent& event, const Actor& actor);

}  // namespace hotline::app
