#include "adapters/media/webrtc/srtp_session.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "adapters/media/webrtc/byte_order.hpp"
#include "unit/media/webrtc/bytes.hpp"

namespace hotline::media::webrtc {
namespace {

constexpr std::uint32_t kSsrc = 0x11223344;

SrtpKeys keys_for(SrtpProfile profile) {
    SrtpKeys keys{.profile = profile};
    for (std::size_t i = 0; i < keys.send.size(); ++i) {
        keys.send[i] = static_cast<std::byte>(i + 1);
        keys.receive[i] = static_cast<std::byte>(0x80 + i);
    }
    return keys;
}

SrtpKeys mirrored(SrtpKeys keys) {
    std::swap(keys.send, keys.receive);
    return keys;
}

Bytes rtp(std::uint16_t sequence, std::uint32_t ssrc = kSsrc) {
    Bytes packet = from_hex("8008000000000000 00000000");
    store16(packet, 2, sequence);
    store32(packet, 4, sequence * 160U);
    store32(packet, 8, ssrc);
    packet.resize(172, std::byte{0xd5});
    return packet;
}

// Protects with room for the trailer; empty when refused.
Bytes protected_by(SrtpSession& session, const Bytes& packet) {
    Bytes buffer = packet;
    buffer.resize(packet.size() + kSrtpTrailer);
    buffer.resize(session.protect(buffer, packet.size()));
    return buffer;
}

Bytes unprotected_by(SrtpSession& session, Bytes packet) {
    packet.resize(session.unprotect(packet));
    return packet;
}

class TheSrtpSession : public testing::TestWithParam<SrtpProfile> {
protected:
    SrtpSession us_ = *SrtpSession::create(keys_for(GetParam()));
    SrtpSession browser_ = *SrtpSession::create(mirrored(keys_for(GetParam())));
};

TEST_P(TheSrtpSession, CarriesSoundBothWays) {
    for (std::uint16_t sequence = 65'500; sequence != 100; ++sequence) {  // across the wrap
        const Bytes plain = rtp(sequence);
        const Bytes wire = protected_by(us_, plain);
        ASSERT_GT(wire.size(), plain.size());
        EXPECT_NE(Bytes(wire.begin() + 12, wire.begin() + 172), Bytes(plain.begin() + 12, plain.end()));
        EXPECT_EQ(unprotected_by(browser_, wire), plain);
        EXPECT_EQ(unprotected_by(us_, protected_by(browser_, plain)), plain);
    }
}

TEST_P(TheSrtpSession, CarriesReports) {
    const Bytes plain = from_hex("80c90001 11223344");
    Bytes wire = plain;
    wire.resize(plain.size() + kSrtpTrailer);
    wire.resize(us_.protect_rtcp(wire, plain.size()));
    ASSERT_GT(wire.size(), plain.size());
    wire.resize(browser_.unprotect_rtcp(wire));
    EXPECT_EQ(wire, plain);
}

TEST_P(TheSrtpSession, DropsAndCountsReplays) {
    const Bytes wire = protected_by(us_, rtp(7));
    EXPECT_FALSE(unprotected_by(browser_, wire).empty());
    EXPECT_TRUE(unprotected_by(browser_, wire).empty());
    EXPECT_EQ(browser_.figures().replayed, 1U);
    EXPECT_EQ(browser_.figures().refused, 0U);
}

TEST_P(TheSrtpSession, TakesPacketsOutOfOrder) {
    const Bytes first = protected_by(us_, rtp(1));
    const Bytes second = protected_by(us_, rtp(2));
    EXPECT_EQ(unprotected_by(browser_, second), rtp(2));
    EXPECT_EQ(unprotected_by(browser_, first), rtp(1));
}

TEST_P(TheSrtpSession, RefusesForgeries) {
    const Bytes wire = protected_by(us_, rtp(1));
    for (std::size_t at = 0; at < wire.size(); ++at) {
        Bytes forged = wire;
        forged[at] ^= std::byte{0x01};
        EXPECT_TRUE(unprotected_by(browser_, forged).empty()) << "byte " << at;
    }
    EXPECT_EQ(browser_.figures().refused + browser_.figures().replayed, wire.size());
    EXPECT_TRUE(unprotected_by(us_, wire).empty()) << "our own packet sent back to us";
    EXPECT_EQ(unprotected_by(browser_, wire), rtp(1));
}

TEST_P(TheSrtpSession, NeedsRoomForTheTrailer) {
    Bytes packet = rtp(1);
    EXPECT_EQ(us_.protect(packet, packet.size()), 0U);
    EXPECT_EQ(us_.protect_rtcp(packet, packet.size()), 0U);
    packet.resize(400);
    EXPECT_EQ(us_.protect(packet, 11), 0U);
}

TEST_P(TheSrtpSession, BoundsTheSourcesOfAPeer) {
    for (std::uint32_t ssrc = 1; ssrc <= 16; ++ssrc)
        EXPECT_FALSE(unprotected_by(browser_, protected_by(us_, rtp(1, ssrc))).empty());
    EXPECT_TRUE(unprotected_by(browser_, protected_by(us_, rtp(1, 17))).empty());
    EXPECT_FALSE(unprotected_by(browser_, protected_by(us_, rtp(2, 16))).empty());
    EXPECT_EQ(browser_.figures().refused, 1U);
}

TEST_P(TheSrtpSession, SurvivesDamage) {
    Mutator mutator;
    const Bytes wire = protected_by(us_, rtp(1));
    for (int i = 0; i < 20'000; ++i) {
        Bytes damaged = mutator.damaged(wire);
        const bool same = damaged == wire;
        Bytes again = damaged;
        EXPECT_EQ(browser_.unprotect_rtcp(again), 0U);
        if (!same) {
            EXPECT_EQ(browser_.unprotect(damaged), 0U);
        }
    }
}

TEST_P(TheSrtpSession, MovesWithItsState) {
    const Bytes wire = protected_by(us_, rtp(1));
    SrtpSession moved = std::move(browser_);
    EXPECT_FALSE(unprotected_by(moved, wire).empty());
    moved = *SrtpSession::create(mirrored(keys_for(GetParam())));
    EXPECT_FALSE(unprotected_by(moved, wire).empty()) << "a fresh session has seen nothing yet";
}

INSTANTIATE_TEST_SUITE_P(Profiles, TheSrtpSession,
                         testing::Values(SrtpProfile::aead_aes_128_gcm, SrtpProfile::aes_128_cm_sha1_80));

}  // namespace
}  // namespace hotline::media::webrtc
