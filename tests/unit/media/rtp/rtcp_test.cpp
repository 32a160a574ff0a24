#include "adapters/media/rtp/rtcp.hpp"

#include <gtest/gtest.h>

#include "unit/media/webrtc/bytes.hpp"

namespace hotline::media {
namespace {

using webrtc::Bytes;
using webrtc::from_hex;
using webrtc::Mutator;

constexpr std::uint32_t kUs = 0x01020304;
constexpr std::uint32_t kPeer = 0xa0b0c0d0;

const SenderFigures kSent{.ntp_time = 0x1122334455667788, .rtp_timestamp = 160'000, .packets = 1000, .octets = 160'000};
const ReceptionFigures kReceived{.ssrc = kPeer,
                                 .fraction_lost = 64,
                                 .packets_lost = 300,
                                 .highest_sequence = 0x0001ffff,
                                 .jitter = 12,
                                 .last_sr = 0x33445566,
                                 .since_last_sr = 65'536};

Bytes report(const std::optional<SenderFigures>& sent, const std::optional<ReceptionFigures>& received) {
    Bytes packet(200);
    packet.resize(write_report(packet, kUs, sent, received, "demo"));
    return packet;
}

TEST(Rtcp, WritesASenderReportWithABlockAndAName) {
    EXPECT_EQ(report(kSent, kReceived), from_hex("81c8000c 01020304 11223344 55667788 00027100 000003e8 00027100"
                                                 "a0b0c0d0 4000012c 0001ffff 0000000c 33445566 00010000"
                                                 "81ca0003 01020304 01046465 6d6f0000"));
}

TEST(Rtcp, WritesAReceiverReportWhileNothingWasSent) {
    EXPECT_EQ(report(std::nullopt, std::nullopt), from_hex("80c90001 01020304 81ca0003 01020304 01046465 6d6f0000"));
}

TEST(Rtcp, ReadsBackWhatItWrote) {
    const auto read = parse_report(report(kSent, kReceived), kPeer);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->ssrc, kUs);
    ASSERT_TRUE(read->sent);
    EXPECT_EQ(read->sent->ntp_time, kSent.ntp_time);
    EXPECT_EQ(read->sent->octets, kSent.octets);
    ASSERT_TRUE(read->ours);
    EXPECT_EQ(read->ours->fraction_lost, 64);
    EXPECT_EQ(read->ours->packets_lost, 300);
    EXPECT_FALSE(read->bye);
}

TEST(Rtcp, LeavesOutBlocksAboutOthers) { EXPECT_FALSE(parse_report(report(kSent, kReceived), kUs)->ours); }

TEST(Rtcp, KeepsTheSignOfLoss) {
    for (const std::int32_t lost : {-1, -300, 0x7fffff, -0x800000}) {
        ReceptionFigures received = kReceived;
        received.packets_lost = lost;
        EXPECT_EQ(parse_report(report(std::nullopt, received), kPeer)->ours->packets_lost, lost);
    }
    ReceptionFigures beyond = kReceived;
    beyond.packets_lost = 0x1000000;
    EXPECT_EQ(parse_report(report(std::nullopt, beyond), kPeer)->ours->packets_lost, 0x7fffff);
}

TEST(Rtcp, SeesGoodbyeAndSkipsUnknownPackets) {
    const auto read = parse_report(from_hex("80c90001 a0b0c0d0 80cd0001 ffffffff 81cb0001 a0b0c0d0"), kUs);
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->bye);
    EXPECT_EQ(read->ssrc, kPeer);
}

TEST(Rtcp, RefusesContradictions) {
    EXPECT_FALSE(parse_report({}, kUs));
    EXPECT_FALSE(parse_report(from_hex("80c90002 a0b0c0d0"), kUs)) << "longer than the datagram";
    EXPECT_FALSE(parse_report(from_hex("81c90001 a0b0c0d0"), kUs)) << "a block that is not there";
    EXPECT_FALSE(parse_report(from_hex("00c90001 a0b0c0d0"), kUs)) << "version 0";
    EXPECT_FALSE(parse_report(from_hex("80c90001 a0b0c0d0 80"), kUs)) << "a torn second packet";
}

TEST(Rtcp, WritesNothingWithoutRoom) {
    Bytes room(60);
    EXPECT_EQ(write_report(room, kUs, kSent, kReceived, "demo"), 0U);
    Bytes wide(1000);
    EXPECT_EQ(write_report(wide, kUs, kSent, kReceived, std::string(256, 'x')), 0U);
}

TEST(Rtcp, TellsTheRoundTrip) {
    ReceptionFigures ours = kReceived;  // heard our SR of 0x3344.5566, waited one second
    const std::uint64_t now = std::uint64_t{0x33445566 + 65'536 + 3'277} << 16;
    EXPECT_NEAR(*round_trip_ms(ours, now), 50.0, 0.1);
    ours.last_sr = 0;
    EXPECT_FALSE(round_trip_ms(ours, now));
}

TEST(Rtcp, SurvivesDamage) {
    Mutator mutator;
    const Bytes whole = report(kSent, kReceived);
    int taken = 0;
    for (int i = 0; i < 50'000; ++i) taken += parse_report(mutator.damaged(whole), kPeer) ? 1 : 0;
    EXPECT_GT(taken, 0);
}

}  // namespace
}  // namespace hotline::media
