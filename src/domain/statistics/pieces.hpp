#pragma once
#include <chrono>
#include <string>

#include "base/time.hpp"
#include "domain/statistics/report.hpp"

namespace hotline {

/// The first day of the week (Monday, GB/T 7408), month, quarter or year that a day lies in; the day itself for shorter pieces.
[[nodiscard]] Date piece_begin(Date day, Granularity granularity);
/// The first day of the piece behind the one that begins here.
[[nodiscard]] Date piece_after(Date begin, Granularity granularity);

/// How many quarters of an hour a piece of the day has; 4 for whole hours and for what is longer.
[[nodiscard]] int slots_in(Granularity granularity);
/// "08:30": the local time at which a quarter of an hour of the day begins.
[[nodiscard]] std::string slot_name(int slot);

/// [from, to)
struct StatPeriod {
    Instant from;
    Instant to;
    bool operator==(const StatPeriod&) const = default;
};

/// What 环比 compares with: as many months before when the period is whole months of the city's calendar, else the same length
/// of time just before.
[[nodiscard]] StatPeriod previous_of(const StatPeriod& period, std::chrono::minutes utc_offset);
/// What 同比 compares with: the same local dates a year earlier; 29 February is then 28 February.
[[nodiscard]] StatPeriod year_ago_of(const StatPeriod& period, std::chrono::minutes utc_offset);

}  // namespace hotline
