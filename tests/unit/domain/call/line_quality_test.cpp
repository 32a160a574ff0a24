#include "domain/call/line_quality.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

using enum QualityGrade;

TEST(LineQuality, FallsWithLossJitterAndDelay) {
    EXPECT_EQ(grade_of({}), a);
    EXPECT_EQ(grade_of({.loss = 0.009, .jitter_ms = 19, .round_trip_ms = 199}), a);
    EXPECT_EQ(grade_of({.loss = 0.01}), b);
    EXPECT_EQ(grade_of({.loss = 0.03}), c);
    EXPECT_EQ(grade_of({.loss = 0.08}), d);
    EXPECT_EQ(grade_of({.jitter_ms = 20}), b);
    EXPECT_EQ(grade_of({.jitter_ms = 40}), c);
    EXPECT_EQ(grade_of({.jitter_ms = 80}), d);
    EXPECT_EQ(grade_of({.round_trip_ms = 200}), b);
    EXPECT_EQ(grade_of({.round_trip_ms = 300}), c);
    EXPECT_EQ(grade_of({.round_trip_ms = 500}), d);
}

TEST(LineQuality, IsThatOfTheWorstFigure) {
    EXPECT_EQ(grade_of({.loss = 0.02, .jitter_ms = 50, .round_trip_ms = 100}), c);
    EXPECT_EQ(grade_of({.loss = 0.5, .jitter_ms = 0, .round_trip_ms = 0}), d);
}

}  // namespace
}  // namespace hotline
