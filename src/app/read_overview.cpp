#include "app/read_overview.hpp"

#include "app/city_time.hpp"

namespace hotline::app {

Result<Overview, PeriodRefusal> read_overview(UnitOfWork& work, std::optional<Instant> from, std::optional<Instant> to,
                                              Instant now) {
    const auto period = period_of(city_time(work).calendar, from, to, now);
    if (!period) return refuse(period.error());
    return work.reports.overview(period->from, period->to, now);
}

}  // namespace hotline::app
