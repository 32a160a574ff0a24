#pragma once
#include <optional>

#include "app/formats/overview.hpp"
#include "app/period.hpp"
#include "app/ports/stores.hpp"
#include "base/result.hpp"

namespace hotline::app {

/// The leader's figures over [from, to), at most 400 days; without a period: today, in the city's time.
[[nodiscard]] Result<Overview, PeriodRefusal> read_overview(UnitOfWork& work, std::optional<Instant> from,
                                                            std::optional<Instant> to, Instant now);

}  // namespace hotline::app
