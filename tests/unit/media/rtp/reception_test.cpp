#include "adapters/media/rtp/reception.hpp"

#include <gtest/gtest.h>

namespace hotline::media {
namespace {

using namespace std::chrono_literals;

void hear(Reception& reception, std::uint16_t sequence, SteadyTime at, std::uint32_t ssrc = 1) {
    const RtpHeader header{.payload_type = 8, .sequence = sequence, .timestamp = sequence * kFrameSamples, .ssrc = ssrc};
    reception.note(header, true, at);
}

TEST(Reception, CountsLossOverTheWrapOfSequenceNumbers) {
    Reception reception;
    SteadyTime now{1h};
    for (int i = 0; i < 20; ++i)
        if (i != 3 && i != 10) hear(reception, static_cast<std::uint16_t>(65530 + i), now += 20ms);
    EXPECT_EQ(reception.received(), 18U);
    EXPECT_EQ(reception.lost(), 2U);
    EXPECT_EQ(reception.highest_sequence(), 0x10000U + 13U);
}

TEST(Reception, DoesNotCountReorderedPacketsAsLost) {
    Reception reception;
    const SteadyTime now{1h};
    for (const int sequence : {1, 3, 2, 4}) hear(reception, static_cast<std::uint16_t>(sequence), now);
    EXPECT_EQ(reception.lost(), 0U);
    EXPECT_EQ(reception.received(), 4U);
}

TEST(Reception, AddsUpSourcesThatFollowEachOther) {
    Reception reception;
    const SteadyTime now{1h};
    for (const int sequence : {1, 3}) hear(reception, static_cast<std::uint16_t>(sequence), now, 1);
    for (const int sequence : {40000, 40002}) hear(reception, static_cast<std::uint16_t>(sequence), now, 2);
    EXPECT_EQ(reception.lost(), 2U);
    EXPECT_EQ(reception.ssrc(), 2U);
}

TEST(Reception, MeasuresJitterAndNoneOnAnEvenStream) {
    Reception even;
    Reception uneven;
    SteadyTime now{1h};
    for (std::uint16_t i = 0; i < 500; ++i) {
        now += 20ms;
        hear(even, i, now);
        hear(uneven, i, now + (i % 2 == 0 ? 10ms : 0ms));
    }
    EXPECT_LT(even.jitter_ms(), 0.2);
    EXPECT_NEAR(uneven.jitter_ms(), 10.0, 0.5);
}

}  // namespace
}  // namespace hotline::media
