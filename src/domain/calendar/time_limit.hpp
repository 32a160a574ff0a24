#pragma once
#include <boost/describe/enum.hpp>
#include <optional>
#include <vector>

#include "domain/calendar/calendar.hpp"
#include "domain/casework/case.hpp"

namespace hotline {

BOOST_DEFINE_ENUM_CLASS(LimitUnit, hour, calendar_day, working_day)
/// next_day: the day of dispatch does not count; same_moment: it does.
BOOST_DEFINE_ENUM_CLASS(LimitStart, same_moment, next_day)

/// One line of the city's policy. An absent kind or urgency means every one.
struct TimeLimit {
    std::optional<CaseKind> kind;
    std::optional<Urgency> urgency;
    int amount{};
    LimitUnit unit{LimitUnit::working_day};
    LimitStart start{LimitStart::next_day};
};

/// Which limits a city has; the first line that fits a case decides, no line means no clock (praise).
struct TimeLimitPolicy {
    CalendarCode calendar;  ///< the working time that working days are taken from
    std::vector<TimeLimit> limits;
};

[[nodiscard]] std::optional<TimeLimit> limit_for(const TimeLimitPolicy& policy, CaseKind kind, Urgency urgency);

struct Deadline {
    Instant due_at;
    bool provisional{false};  ///< it passes through a year whose holidays are not yet announced
};

/// When a limit that starts at `from` runs out. Days end with their last working minute (calendar days: with the day).
[[nodiscard]] Deadline deadline(const TimeLimit& limit, const Calendar& calendar, Instant from);

}  // namespace hotline
