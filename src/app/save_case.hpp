#pragma once
#include "app/ports/stores.hpp"
#include "domain/casework/workflow.hpp"

namespace hotline::app {

/// Appends the fact, and lets the clock know when to look at the case again. Gives the case as it is now.
Case save_case(UnitOfWork& work, const Case& before, const CaseEvent& event, const TimeRules& time);

}  // namespace hotline::app
