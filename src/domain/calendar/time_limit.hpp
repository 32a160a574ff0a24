#pragma once
#include <boost/describe/enum.hpp>
#include <optional>
#include <vector>

#include "domain/calendar/calendar.hpp"
#include "domain/casework/case_words.hpp"
#include "domain/ids.hpp"

namespace hotline {

/// What is timed: signing for a case, first speaking with the citizen, handling, review.
BOOST_DEFINE_ENUM_CLASS(ClockKind, sign, first_contact, handle, review)
BOOST_DEFINE_ENUM_CLASS(LimitUnit, hour, calendar_day, working_day)
/// next_day: the day of dispatch does not count; same_moment: it does.
BOOST_DEFINE_ENUM_CLASS(LimitStart, same_moment, next_day)

/// One line of the city's policy. An absent kind, urgency or district means every one.
struct TimeLimit {
    ClockKind clock{ClockKind::handle};
    std::optional<CaseKind> kind;
    std::optional<Urgency> urgency;
    std::optional<DistrictCode> district;
    int amount{};
    LimitUnit unit{LimitUnit::working_day};
    LimitStart start{LimitStart::next_day};
    bool operator==(const TimeLimit&) const = default;
};

/// How often a unit may have more time for a case, and how much at once, in the limit's unit (C24).
struct ExtensionRule {
    int most_times{1};
    int most_at_once{10};
    bool operator==(const ExtensionRule&) const = default;
};

/// Which limits a city has; the first line of a clock that fits a case decides, no line means no clock (praise).
struct TimeLimitPolicy {
    CalendarCode calendar;  ///< the working time that working days are taken from
    std::vector<TimeLimit> limits;
    ExtensionRule extensions;
};

/// What a limit is chosen by.
struct TimedMatter {
    CaseKind kind{};
    Urgency urgency{};
    DistrictCode district;
};

[[nodiscard]] std::optional<TimeLimit> limit_for(const TimeLimitPolicy& policy, ClockKind clock, const TimedMatter& matter);

struct Deadline {
    Instant due_at;
    bool provisional{false};  ///< it passes through a year whose holidays are not yet announced
};

/// When a limit that starts at `from` runs out. Days end with their last working minute (calendar days: with the day).
[[nodiscard]] Deadline deadline(const TimeLimit& limit, const Calendar& calendar, Instant from);

}  // namespace hotline
