#include "domain/recording/recent_uses.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

using namespace std::chrono_literals;

constexpr Instant kStart{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

TEST(RecentUses, LastWhileSomethingIsAskedForAgainInTime) {
    RecentUses uses(5min);
    EXPECT_FALSE(uses.is_recent("a", kStart));
    uses.note("a", kStart);
    EXPECT_TRUE(uses.is_recent("a", kStart + 4min));
    uses.note("a", kStart + 4min);
    EXPECT_TRUE(uses.is_recent("a", kStart + 8min));
    EXPECT_FALSE(uses.is_recent("a", kStart + 9min));
    EXPECT_FALSE(uses.is_recent("b", kStart));
}

TEST(RecentUses, ForgetWhatIsOver) {
    RecentUses uses(5min);
    for (int i = 0; i < 10'000; ++i) uses.note(std::to_string(i), kStart + i * 1s);
    EXPECT_LE(uses.size(), 1400U);
    EXPECT_TRUE(uses.is_recent("9999", kStart + 9999s));
}

}  // namespace
}  // namespace hotline
