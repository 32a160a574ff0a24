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

}  // namespace hotline::app
