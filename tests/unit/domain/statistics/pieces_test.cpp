#include "domain/statistics/pieces.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;

constexpr std::chrono::minutes kBeijing{480};

Instant midnight(Date day) { return Instant{sys_days{day}} - kBeijing; }
StatPeriod days(Date from, Date to) { return {midnight(from), midnight(to)}; }

TEST(Pieces, WeeksBeginOnMondayAlsoOverAYearsEnd) {
    EXPECT_EQ(piece_begin(2027y / 1 / 1, Granularity::week), Date{2026y / 12 / 28});
    EXPECT_EQ(piece_begin(2026y / 12 / 28, Granularity::week), Date{2026y / 12 / 28});
    EXPECT_EQ(piece_after(2026y / 12 / 28, Granularity::week), Date{2027y / 1 / 4});
}

TEST(Pieces, MonthsQuartersAndYears) {
    EXPECT_EQ(piece_begin(2026y / 11 / 24, Granularity::month), Date{2026y / 11 / 1});
    EXPECT_EQ(piece_begin(2026y / 11 / 24, Granularity::quarter), Date{2026y / 10 / 1});
    EXPECT_EQ(piece_begin(2026y / 3 / 31, Granularity::quarter), Date{2026y / 1 / 1});
    EXPECT_EQ(piece_after(2026y / 10 / 1, Granularity::quarter), Date{2027y / 1 / 1});
    EXPECT_EQ(piece_after(2026y / 1 / 1, Granularity::year), Date{2027y / 1 / 1});
    EXPECT_EQ(piece_after(2026y / 12 / 31, Granularity::day), Date{2027y / 1 / 1});
}

TEST(Pieces, QuartersOfAnHourAreNamedByTheirBeginning) {
    EXPECT_EQ(slot_name(0), "00:00");
    EXPECT_EQ(slot_name(35), "08:45");
    EXPECT_EQ(slot_name(95), "23:45");
    EXPECT_EQ(slots_in(Granularity::half_hour), 2);
}

TEST(Comparison, WholeMonthsAreComparedWithMonths) {
    EXPECT_EQ(previous_of(days(2026y / 3 / 1, 2026y / 4 / 1), kBeijing), days(2026y / 2 / 1, 2026y / 3 / 1));
    EXPECT_EQ(previous_of(days(2026y / 1 / 1, 2026y / 4 / 1), kBeijing), days(2025y / 10 / 1, 2026y / 1 / 1));
}

TEST(Comparison, OtherPeriodsAreComparedWithTheSameLength) {
    EXPECT_EQ(previous_of(days(2026y / 3 / 1, 2026y / 3 / 8), kBeijing), days(2026y / 2 / 22, 2026y / 3 / 1));
    const StatPeriod hours{midnight(2026y / 3 / 1) + 8h, midnight(2026y / 3 / 1) + 12h};
    EXPECT_EQ(previous_of(hours, kBeijing), (StatPeriod{midnight(2026y / 3 / 1) + 4h, midnight(2026y / 3 / 1) + 8h}));
}

TEST(Comparison, AYearAgoIsTheSameDates) {
    EXPECT_EQ(year_ago_of(days(2026y / 3 / 1, 2026y / 4 / 1), kBeijing), days(2025y / 3 / 1, 2025y / 4 / 1));
    EXPECT_EQ(year_ago_of(days(2028y / 2 / 29, 2028y / 3 / 1), kBeijing), days(2027y / 2 / 28, 2027y / 3 / 1));
    const StatPeriod evening{midnight(2026y / 1 / 1) - 6h, midnight(2026y / 1 / 1)};
    EXPECT_EQ(year_ago_of(evening, kBeijing), (StatPeriod{midnight(2025y / 1 / 1) - 6h, midnight(2025y / 1 / 1)}));
}

}  // namespace
}  // namespace hotline
