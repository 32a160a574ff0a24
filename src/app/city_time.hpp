#pragma once
#include "app/ports/stores.hpp"
#include "domain/casework/workflow.hpp"

namespace hotline::app {

/// Throws std::runtime_error when the policy names a calendar that is not there.
[[nodiscard]] TimeRules city_time(UnitOfWork& work);

}  // namespace hotline::app
