#include "domain/outbound/dial_tally.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

using namespace std::chrono_literals;

const UserId kAnna{1};
const Instant t0{};

TEST(TheDialTally, BearsTwoCallsAtOnce) {
    DialTally tally;
    tally.began(kAnna, t0);
    EXPECT_FALSE(tally.excess(kAnna, t0));
    tally.began(kAnna, t0);
    EXPECT_EQ(tally.excess(kAnna, t0), DialExcess::too_many_at_once);
    EXPECT_FALSE(tally.excess(UserId{2}, t0));
    tally.ended(kAnna);
    EXPECT_FALSE(tally.excess(kAnna, t0));
}

TEST(TheDialTally, ForgetsWhatIsAnHourOld) {
    DialTally tally({.at_once = 9, .an_hour = 2});
    for (const auto at : {t0, t0 + 10min}) {
        tally.began(kAnna, at);
        tally.ended(kAnna);
    }
    EXPECT_EQ(tally.excess(kAnna, t0 + 59min), DialExcess::too_many_an_hour);
    EXPECT_FALSE(tally.excess(kAnna, t0 + 60min));
}

}  // namespace
}  // namespace hotline
