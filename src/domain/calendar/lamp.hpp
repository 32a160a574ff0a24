#pragma once
#include <boost/describe/enum.hpp>

#include "domain/calendar/due_clock.hpp"

namespace hotline {

/// How much of the time limit is left: green, yellow in its last part, red when it has run out; none without a clock.
BOOST_DEFINE_ENUM_CLASS(Lamp, none, green, yellow, red)

/// The rest is counted in working time, so that nights and holidays turn no lamp. Limits shorter than a working day
/// (urgent cases) are counted around the clock. A stopped clock shows whether it was in time: green or red; a paused one stands
/// still.
[[nodiscard]] Lamp lamp_of(const DueClock& clock, const Calendar& calendar, Instant now);

}  // namespace hotline
