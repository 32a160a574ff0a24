#include "adapters/media/rtp/rtp_packet.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace hotline::media {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes packet_with(Bytes head, Bytes rest) {
    head.resize(kRtpHeaderBytes);
    head.insert(head.end(), rest.begin(), rest.end());
    return head;
}

Bytes payload_of(Bytes& datagram) {
    const auto packet = parse_rtp(datagram);
    return packet ? Bytes(packet->payload.begin(), packet->payload.end()) : Bytes{0xee};
}

TEST(RtpPacket, ReadsWhatItWrites) {
    const RtpHeader header{.payload_type = 8, .marker = true, .sequence = 0xfffe, .timestamp = 0x89abcdef, .ssrc = 0x01020304};
    Bytes datagram(kRtpHeaderBytes + 3, 0x55);
    write_rtp_header(std::span{datagram}.first<kRtpHeaderBytes>(), header);
    const auto packet = parse_rtp(datagram);
    ASSERT_TRUE(packet);
    EXPECT_EQ(packet->header.payload_type, 8);
    EXPECT_TRUE(packet->header.marker);
    EXPECT_EQ(packet->header.sequence, 0xfffe);
    EXPECT_EQ(packet->header.timestamp, 0x89abcdefU);
    EXPECT_EQ(packet->header.ssrc, 0x01020304U);
    EXPECT_EQ(packet->payload.size(), 3U);
}

TEST(RtpPacket, SkipsContributorsAndExtension) {
    Bytes contributors = packet_with({0x82}, {1, 1, 1, 1, 2, 2, 2, 2, 0xaa});
    EXPECT_EQ(payload_of(contributors), (Bytes{0xaa}));
    Bytes extension = packet_with({0x90}, {0xbe, 0xde, 0, 1, 9, 9, 9, 9, 0xbb, 0xcc});
    EXPECT_EQ(payload_of(extension), (Bytes{0xbb, 0xcc}));
}

TEST(RtpPacket, CutsPaddingOff) {
    Bytes padded = packet_with({0xa0}, {0x11, 0x22, 0, 0, 3});
    EXPECT_EQ(payload_of(padded), (Bytes{0x11, 0x22}));
}

TEST(RtpPacket, RefusesWhatContradictsItself) {
    const std::vector<Bytes> bad{
        {},
        Bytes(11, 0x80),
        packet_with({0x40}, {1}),                 // version 1
        packet_with({0x8f}, {1, 2, 3}),           // 15 contributors, none there
        packet_with({0x90}, {0, 0}),              // extension header cut short
        packet_with({0x90}, {0, 0, 0xff, 0xff}),  // extension longer than the datagram
        packet_with({0xa0}, {1, 0}),              // padding of 0
        packet_with({0xa0}, {1, 9}),              // padding longer than the payload
        packet_with({0xa0}, {}),
    };
    for (std::size_t i = 0; i < bad.size(); ++i) {
        Bytes datagram = bad[i];
        EXPECT_FALSE(parse_rtp(datagram)) << i;
    }
}

TEST(RtpPacket, RewritesTheHeaderWithoutMovingTheSound) {
    Bytes datagram = packet_with({0x81}, {7, 7, 7, 7, 0xaa, 0xbb});
    const auto packet = parse_rtp(datagram);
    ASSERT_TRUE(packet);
    const auto rewritten = rewrite_in_place(packet->payload, {.payload_type = 0, .sequence = 5, .timestamp = 6, .ssrc = 7});
    ASSERT_EQ(rewritten.size(), kRtpHeaderBytes + 2);
    EXPECT_EQ(rewritten.data() + kRtpHeaderBytes, packet->payload.data());
    const auto again = parse_rtp(rewritten);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->header.sequence, 5);
    EXPECT_EQ(again->payload[1], 0xbb);
}

TEST(RtpPacket, TellsRtcpByItsPacketType) {
    EXPECT_TRUE(looks_like_rtcp(Bytes{0x80, 200}));
    EXPECT_TRUE(looks_like_rtcp(Bytes{0x81, 201}));
    EXPECT_FALSE(looks_like_rtcp(Bytes{0x80, 8}));
    EXPECT_FALSE(looks_like_rtcp(Bytes{0x80, 0x80 | 8}));
    EXPECT_FALSE(looks_like_rtcp(Bytes{0x80}));
}

}  // namespace
}  // namespace hotline::media
