#pragma once
#include <boost/describe/enum.hpp>
#include <optional>

#include "base/result.hpp"
#include "domain/calendar/calendar.hpp"

namespace hotline::app {

BOOST_DEFINE_ENUM_CLASS(PeriodRefusal, reversed, too_long)

/// [from, to)
struct Period {
    Instant from;
    Instant to;
};

/// The period that somebody asked figures of: at most 400 days; what he left out is today's, in the city's time.
[[nodiscard]] Result<Period, PeriodRefusal> period_of(const Calendar& calendar, std::optional<Instant> from,
                                                      std::optional<Instant> to, Instant now);

}  // namespace hotline::app
