#pragma once
#include "app/ports/stores.hpp"
#include "domain/casework/workflow.hpp"

namespace hotline::app {

/// Throws std::runtime_error when the policy names a calendar that is not there.
[[nodiscard]] TimeRules city_time(UnitOfWork& work);

/// Nothing while the city is empty: nobody has said yet when it works.
[[nodiscard]] std::optional<Calendar> city_calendar(UnitOfWork& work);

/// As clocks in the city show it, "2026-11-23 10:15".
[[nodiscard]] std::string local_minute(Instant at, std::chrono::minutes utc_offset);

}  // namespace hotline::app
