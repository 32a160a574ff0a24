#include "app/period.hpp"

#include "domain/calendar/working_days.hpp"

namespace hotline::app {
namespace {

constexpr std::chrono::days kLongestPeriod{400};
constexpr int kDayMinutes = 24 * 60;

}  // namespace

Result<Period, PeriodRefusal> period_of(const Calendar& calendar, std::optional<Instant> from, std::optional<Instant> to,
                                        Instant now) {
    const Instant begin = from.value_or(at_minute(calendar, local_date(calendar, now), 0));
    const Instant end = to.value_or(at_minute(calendar, local_date(calendar, now), kDayMinutes));
    if (end <= begin) return refuse(PeriodRefusal::reversed);
    if (end - begin > kLongestPeriod) return refuse(PeriodRefusal::too_long);
    return Period{begin, end};
}

}  // namespace hotline::app
