#include "adapters/media/recording/recording_timeline.hpp"

#include <gtest/gtest.h>

namespace hotline::media {
namespace {

using namespace std::chrono_literals;

constexpr SteadyTime kStart{1h};

TEST(RecordingTimeline, PlacesTheFirstPacketByTheClock) {
    RecordingTimeline line(kStart);
    EXPECT_EQ(line.position(5000, kStart + 1s), 8000U);
}

TEST(RecordingTimeline, FollowsTimestampsThroughJitterAndLoss) {
    RecordingTimeline line(kStart);
    EXPECT_EQ(line.position(5000, kStart), 0U);
    EXPECT_EQ(line.position(5160, kStart + 35ms), 160U);
    EXPECT_EQ(line.position(5480, kStart + 52ms), 480U);
    EXPECT_EQ(line.position(5320, kStart + 60ms), 320U);  // came late
}

TEST(RecordingTimeline, GoesBackToTheClockAfterADrift) {
    RecordingTimeline line(kStart);
    EXPECT_EQ(line.position(5000, kStart), 0U);
    EXPECT_EQ(line.position(5160, kStart + 1s), 8000U);
    EXPECT_EQ(line.position(5320, kStart + 1020ms), 8160U);
    EXPECT_EQ(line.position(900'000, kStart + 1040ms), 8320U);
}

TEST(RecordingTimeline, SurvivesTheWrapOfTimestamps) {
    RecordingTimeline line(kStart);
    EXPECT_EQ(line.position(0xffff'ffb0, kStart), 0U);
    EXPECT_EQ(line.position(0x50, kStart + 20ms), 160U);
}

TEST(RecordingTimeline, IsNeverNegative) {
    RecordingTimeline line(kStart);
    EXPECT_EQ(line.position(5000, kStart - 1ms), 0U);
    EXPECT_EQ(line.position(4840, kStart), 0U);
}

}  // namespace
}  // namespace hotline::media
