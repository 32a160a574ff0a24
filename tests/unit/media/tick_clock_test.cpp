#include "adapters/media/tick_clock.hpp"

#include <gtest/gtest.h>

#include <array>

namespace hotline::media {
namespace {

using namespace std::chrono_literals;

constexpr SteadyTime kStart{1h};

TEST(TickClock, ServesEachSlotOnceAFrame) {
    TickClock clock(kStart);
    std::array<int, TickClock::kSlots> served{};
    for (std::uint32_t tick = 0; tick < TickClock::kSlots; ++tick) {
        const auto due = clock.wake(kStart + tick * TickClock::kTick);
        ASSERT_EQ(due.count, 1U);
        EXPECT_FALSE(due.late);
        ++served[due.first_slot];
    }
    for (const int times : served) EXPECT_EQ(times, 1);
    EXPECT_EQ(clock.next(), kStart + 20ms);
}

TEST(TickClock, DoesNothingWhenItIsEarly) {
    TickClock clock(kStart);
    static_cast<void>(clock.wake(kStart));
    EXPECT_EQ(clock.wake(kStart + TickClock::kTick - 100us).count, 0U);
}

TEST(TickClock, ServesTheSlotsOfALateWakeUp) {
    TickClock clock(kStart);
    const auto due = clock.wake(kStart + 7 * TickClock::kTick + 300us);
    EXPECT_EQ(due.first_slot, 0U);
    EXPECT_EQ(due.count, 8U);
    EXPECT_EQ(due.skipped, 0U);
    EXPECT_TRUE(due.late);
    EXPECT_EQ(clock.wake(kStart + 8 * TickClock::kTick).first_slot, 8U);
}

TEST(TickClock, IsNotLateForWhatItPlannedToServeTogether) {
    TickClock clock(kStart);
    EXPECT_EQ(clock.plan(2), kStart + TickClock::kTick);
    const auto due = clock.wake(kStart + TickClock::kTick + TickClock::kLate);
    EXPECT_EQ(due.count, 4U);
    EXPECT_FALSE(due.late);
    EXPECT_TRUE(clock.wake(clock.next() + TickClock::kLate + 1us).late);  // the plan held once
}

TEST(TickClock, MakesUpForTwoRoundsAtMost) {
    TickClock clock(kStart);
    const auto due = clock.wake(kStart + 1s);
    EXPECT_EQ(due.count, 20U);
    EXPECT_EQ(due.skipped, 481U);
    EXPECT_EQ(clock.next(), kStart + 1002ms);
}

}  // namespace
}  // namespace hotline::media
