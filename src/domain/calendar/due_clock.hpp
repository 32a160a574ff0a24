#pragma once
#include <boost/describe/enum.hpp>
#include <optional>
#include <vector>

#include "domain/calendar/time_limit.hpp"

namespace hotline {

/// What is done to a clock. `clear` takes it away, as if it had never run.
BOOST_DEFINE_ENUM_CLASS(ClockStep, start, stop, clear, pause, resume, extend, recalculate)

/// What moved a due time after its start.
struct ClockAdjustment {
    ClockStep step{};  ///< pause, resume, extend or recalculate
    Instant at;
    int amount{0};   ///< of an extension, in the limit's unit
    Instant due_at;  ///< from then on
    bool operator==(const ClockAdjustment&) const = default;
};

/// One time limit that runs for a case.
struct DueClock {
    ClockKind kind{};
    Instant started_at;
    Instant due_at;
    std::optional<TimeLimit> limit;  ///< absent: started before limits were kept with their clocks
    bool provisional{false};         ///< passes through a year whose holidays are not yet announced
    std::optional<Instant> stopped_at;
    std::optional<Instant> paused_at;
    std::vector<ClockAdjustment> adjustments;
    bool operator==(const DueClock&) const = default;
};

/// One change of a clock, as an event keeps it. `due_at` and `provisional` are what the rules gave at that moment.
struct ClockChange {
    ClockKind clock{};
    ClockStep step{};
    std::optional<TimeLimit> limit;  ///< start
    int amount{0};                   ///< extend
    std::optional<Instant> due_at;   ///< start, resume, extend, recalculate
    bool provisional{false};
    bool operator==(const ClockChange&) const = default;
};

/// The clocks after a change that happened at `at`. A step for a clock that is not there, or has stopped, changes nothing.
[[nodiscard]] std::vector<DueClock> changed(std::vector<DueClock> clocks, const ClockChange& change, Instant at);

/// When the limit runs out if the clock goes on now, was paused until `at`.
[[nodiscard]] Deadline due_when_resumed(const DueClock& clock, const Calendar& calendar, Instant at);
/// When it runs out with `amount` more of the limit's unit.
[[nodiscard]] Deadline due_when_extended(const DueClock& clock, const Calendar& calendar, int amount);
/// When it runs out by this calendar, with every pause and extension it had; its present due time when no limit is known.
[[nodiscard]] Deadline due_by(const DueClock& clock, const Calendar& calendar);

}  // namespace hotline
