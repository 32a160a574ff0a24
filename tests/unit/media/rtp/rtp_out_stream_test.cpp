#include "adapters/media/rtp/rtp_out_stream.hpp"

#include <gtest/gtest.h>

namespace hotline::media {
namespace {

using namespace std::chrono_literals;

class TheOutStream : public testing::Test {
protected:
    std::optional<RtpHeader> relay(std::uint16_t sequence, std::uint32_t timestamp, std::uint64_t source = 1) {
        const auto header =
            stream_.relayed({.payload_type = 8, .sequence = sequence, .timestamp = timestamp, .ssrc = 77}, source, now_);
        now_ += 20ms;
        return header;
    }
    RtpHeader own() {
        const RtpHeader header = stream_.generated(160, now_);
        now_ += 20ms;
        return header;
    }

    SteadyTime now_{1h};
    RtpOutStream stream_{0xabcd, 1000, 50000};
};

TEST_F(TheOutStream, NumbersItsOwnFramesWithoutGaps) {
    const RtpHeader first = own();
    const RtpHeader second = own();
    EXPECT_EQ(first.sequence, 1000);
    EXPECT_EQ(first.timestamp, 50000U);
    EXPECT_TRUE(first.marker);
    EXPECT_EQ(second.sequence, 1001);
    EXPECT_EQ(second.timestamp, 50160U);
    EXPECT_FALSE(second.marker);
    EXPECT_EQ(second.ssrc, 0xabcdU);
}

TEST_F(TheOutStream, GoesOnFromPlaybackToBridgeAndBack) {
    own();
    own();
    const auto bridged = relay(9, 1234567);
    ASSERT_TRUE(bridged);
    EXPECT_EQ(bridged->sequence, 1002);
    EXPECT_EQ(bridged->timestamp, 50320U);
    EXPECT_TRUE(bridged->marker);
    const auto next = relay(10, 1234727);
    EXPECT_EQ(next->sequence, 1003);
    EXPECT_EQ(next->timestamp, 50480U);
    EXPECT_FALSE(next->marker);
    const RtpHeader back = own();
    EXPECT_EQ(back.sequence, 1004);
    EXPECT_EQ(back.timestamp, 50640U);
    EXPECT_TRUE(back.marker);
}

TEST_F(TheOutStream, CountsAPauseBetweenSourcesInTheTimestamp) {
    own();
    now_ += 1s;
    EXPECT_EQ(relay(9, 4)->timestamp, 50000U + 8160U);
}

TEST_F(TheOutStream, KeepsLossAndReorderingOfTheSource) {
    relay(65534, 0);
    EXPECT_EQ(relay(1, 480)->sequence, 1003);  // 65535 and 0 are on their way
    EXPECT_EQ(relay(65535, 160)->sequence, 1001);
    EXPECT_EQ(relay(2, 640)->sequence, 1004);
}

TEST_F(TheOutStream, DropsWhatIsOlderThanTheChangeOfSource) {
    own();
    relay(100, 16000);
    EXPECT_FALSE(relay(99, 15840));
    relay(101, 16160);
    EXPECT_TRUE(relay(100, 16000));
    EXPECT_FALSE(relay(98, 15680));
}

TEST_F(TheOutStream, BridgesAnotherPartnerWithoutAJump) {
    relay(5, 1000, 1);
    const auto other = relay(40000, 999999, 2);
    EXPECT_EQ(other->sequence, 1001);
    EXPECT_EQ(other->timestamp, 50160U);
    EXPECT_TRUE(other->marker);
}

TEST_F(TheOutStream, TakesAJumpOfTheSourceForANewStart) {
    relay(5, 1000);
    EXPECT_EQ(relay(5000, 1160)->sequence, 1001);
    const auto new_clock = relay(5001, 900'000'000);
    EXPECT_EQ(new_clock->sequence, 1002);
    EXPECT_EQ(new_clock->timestamp, 50320U);
    EXPECT_TRUE(new_clock->marker);
}

TEST_F(TheOutStream, FollowsSilenceSuppression) {
    relay(5, 1000);
    now_ += 10s;
    const auto next = relay(6, 1000 + 160 + 80000);
    EXPECT_EQ(next->timestamp, 50000U + 160U + 80000U);
    EXPECT_FALSE(next->marker);
}

TEST_F(TheOutStream, KeepsTheTimestampOfAHeldKeyAndGoesOnBehindIt) {
    relay(5, 1000);
    std::optional<RtpHeader> event;
    for (int i = 0; i < 250; ++i) event = relay(static_cast<std::uint16_t>(6 + i), 1160);  // 5 s
    EXPECT_EQ(event->timestamp, 50160U);
    EXPECT_EQ(event->sequence, 1250);
    EXPECT_EQ(own().timestamp, 50160U + 250U * 160U);
}

TEST_F(TheOutStream, SendsKeysOfItsOwnBetweenSound) {
    own();
    const RtpHeader begin = stream_.event(true, now_);
    now_ += 20ms;
    const RtpHeader end = stream_.event(false, now_);
    now_ += 20ms;
    EXPECT_TRUE(begin.marker);
    EXPECT_EQ(begin.timestamp, 50160U);
    EXPECT_EQ(end.timestamp, 50160U);
    EXPECT_EQ(end.sequence, 1002);
    EXPECT_EQ(own().timestamp, 50480U);
}

}  // namespace
}  // namespace hotline::media
