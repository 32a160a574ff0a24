#pragma once
#include <boost/describe/enum.hpp>
#include <optional>

#include "base/time.hpp"
#include "domain/calendar/calendar.hpp"

namespace hotline {

/// How much of the time limit is left: green, yellow in its last part, red when it has run out; none without a clock.
BOOST_DEFINE_ENUM_CLASS(Lamp, none, green, yellow, red)

/// The clock of one case: set at dispatch, stopped when the case is closed.
struct CaseClock {
    std::optional<Instant> started_at;
    std::optional<Instant> due_at;
    std::optional<Instant> stopped_at;
};

/// The rest is counted in working time, so that nights and holidays turn no lamp. Limits shorter than a working day
/// (urgent cases) are counted around the clock. A stopped clock shows whether it was in time: green or red.
[[nodiscard]] Lamp lamp_of(const CaseClock& clock, const Calendar& calendar, Instant now);

}  // namespace hotline
