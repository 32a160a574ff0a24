#pragma once
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/calendar/due_clock.hpp"

namespace hotline {

/// One line of the proof that a clerk reads beside a due time (see explain).
BOOST_DEFINE_ENUM_CLASS(DueStepKind, started, unknown_limit, day_not_counted, begins_with_work, holiday, weekends, make_up_day,
                        counted, ends_with_work, ends_with_day, same_time, unpublished_year, paused, resumed, extended,
                        recalculated, due)

struct DueStep {
    DueStepKind what{};
    std::optional<Instant> at;      ///< when it happened, or until when it is
    std::optional<Date> from;       ///< of day_not_counted, holiday, make_up_day
    std::optional<Date> to;         ///< of holiday and counted: the last day
    std::optional<LimitUnit> unit;  ///< of counted and extended
    int count{0};                   ///< units, or free days; of unpublished_year the year
    std::string name;               ///< the holiday's, the make-up day's
    bool operator==(const DueStep&) const = default;
};

/// Why the clock is due when it is, from its start to its due time, which is the last step. By this calendar.
[[nodiscard]] std::vector<DueStep> explain(const DueClock& clock, const Calendar& calendar);

}  // namespace hotline
