#include "adapters/media/rtp/source_latch.hpp"

#include <gtest/gtest.h>

namespace hotline::media {
namespace {

using namespace std::chrono_literals;

class TheSourceLatch : public testing::Test {
protected:
    TheSourceLatch() { latch_.expect(negotiated_); }
    bool hear(const Endpoint& from, std::uint32_t ssrc = 1) {
        now_ += 20ms;
        return latch_.accept(from, ssrc, now_);
    }

    SteadyTime now_{1h};
    Endpoint negotiated_ = Endpoint::from("192.0.2.1", 4000).value();
    Endpoint behind_nat_ = Endpoint::from("198.51.100.7", 61000).value();
    Endpoint stranger_ = Endpoint::from("203.0.113.9", 666).value();
    SourceLatch latch_;
};

TEST_F(TheSourceLatch, BelievesTheNegotiatedAddress) {
    EXPECT_TRUE(hear(negotiated_));
    EXPECT_FALSE(hear(stranger_));
    EXPECT_EQ(latch_.destination(), negotiated_);
}

TEST_F(TheSourceLatch, SendsToTheNegotiatedAddressUntilItHearsAnother) {
    EXPECT_EQ(latch_.destination(), negotiated_);
    EXPECT_TRUE(hear(behind_nat_));
    EXPECT_EQ(latch_.destination(), behind_nat_);
}

TEST_F(TheSourceLatch, HoldsTheFirstSourceAgainstLaterOnes) {
    for (int i = 0; i < 10; ++i) EXPECT_TRUE(hear(behind_nat_));
    EXPECT_FALSE(hear(stranger_));
    EXPECT_FALSE(hear(negotiated_));
    EXPECT_TRUE(hear(behind_nat_));
}

TEST_F(TheSourceLatch, LetsTheNegotiatedAddressDisplaceAStrangerWhoCameFirst) {
    EXPECT_TRUE(hear(stranger_));
    EXPECT_TRUE(hear(negotiated_));
    EXPECT_FALSE(hear(stranger_));
    EXPECT_EQ(latch_.destination(), negotiated_);
}

TEST_F(TheSourceLatch, ClosesAfterASecond) {
    EXPECT_TRUE(hear(behind_nat_));
    now_ += 2s;
    EXPECT_FALSE(hear(negotiated_));
}

TEST_F(TheSourceLatch, DropsAnotherSsrcWhileTheFirstSpeaks) {
    for (int i = 0; i < 10; ++i) hear(negotiated_, 1);
    EXPECT_FALSE(hear(negotiated_, 2));
    EXPECT_TRUE(hear(negotiated_, 1));
    now_ += 300ms;
    EXPECT_TRUE(hear(negotiated_, 2));
    EXPECT_FALSE(hear(negotiated_, 1));
}

TEST_F(TheSourceLatch, StartsOverWhenSignallingNamesAnotherAddress) {
    for (int i = 0; i < 10; ++i) hear(behind_nat_);
    latch_.expect(negotiated_);
    EXPECT_EQ(latch_.destination(), behind_nat_);
    const Endpoint moved = Endpoint::from("192.0.2.1", 5000).value();
    latch_.expect(moved);
    EXPECT_EQ(latch_.destination(), moved);
    EXPECT_TRUE(hear(moved));
}

}  // namespace
}  // namespace hotline::media
