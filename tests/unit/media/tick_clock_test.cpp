#include "adapters/media/tick_clock.hpp"

#include <gtest/gtest.h>

#include <array>

namespace hotline::media {
namespace {

using namespace std::chrono_literals;

constexpr SteadyTime kStart{1h};

TEST(TickClock, ServesEachSlotOnceIn20ms) {
    TickClock clock(kStart);
    std::array<int, TickClock::kSlots> served{};
    for (int ms = 0; ms < 20; ++ms) {
        const auto due = clock.wake(kStart + std::chrono::milliseconds(ms));
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
    EXPECT_EQ(clock.wake(kStart + 900us).count, 0U);
}

TEST(TickClock, ServesTheSlotsOfALateWakeUp) {
    TickClock clock(kStart);
    const auto due = clock.wake(kStart + 7ms + 300us);
    EXPECT_EQ(due.first_slot, 0U);
    EXPECT_EQ(due.count, 8U);
    EXPECT_EQ(due.skipped, 0U);
    EXPECT_TRUE(due.late);
    EXPECT_EQ(clock.wake(kStart + 8ms).first_slot, 8U);
}

TEST(TickClock, MakesUpForTwoRoundsAtMost) {
    TickClock clock(kStart);
    const auto due = clock.wake(kStart + 1s);
    EXPECT_EQ(due.count, 40U);
    EXPECT_EQ(due.skipped, 961U);
    EXPECT_EQ(clock.next(), kStart + 1001ms);
}

}  // namespace
}  // namespace hotline::media
