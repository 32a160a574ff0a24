#pragma once
#include "app/ports/stores.hpp"

namespace hotline::app {

/// The city's time limits with the working time they are counted in.
struct CityTime {
    TimeLimitPolicy policy;
    Calendar calendar;
};

/// Throws std::runtime_error when the policy names a calendar that is not there.
[[nodiscard]] CityTime city_time(UnitOfWork& work);

/// As clocks in the city show it, "2026-11-23 10:15".
[[nodiscard]] std::string local_minute(Instant at, std::chrono::minutes utc_offset);

}  // namespace hotline::app
