#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace hotline::media {

inline constexpr std::size_t kRtpHeaderBytes = 12;
inline constexpr std::uint8_t kPayloadPcmu = 0;  // RFC 3551 table 4
inline constexpr std::uint8_t kPayloadPcma = 8;

/// The fixed header of RFC 3550 5.1, without CSRC and extension, which we never send.
struct RtpHeader {
    std::uint8_t payload_type{};
    bool marker{};
    std::uint16_t sequence{};
    std::uint32_t timestamp{};
    std::uint32_t ssrc{};
};

struct RtpPacket {
    RtpHeader header;
    std::span<std::uint8_t> payload;  ///< inside the datagram, behind CSRC list and extension, before the padding
};

/// Empty when the datagram is not RTP version 2 or contradicts itself in length.
[[nodiscard]] std::optional<RtpPacket> parse_rtp(std::span<std::uint8_t> datagram);

/// RTCP on the RTP port (RFC 5761 4): its packet type looks like payload types 64-95.
[[nodiscard]] bool looks_like_rtcp(std::span<const std::uint8_t> datagram);

void write_rtp_header(std::span<std::uint8_t, kRtpHeaderBytes> out, const RtpHeader& header);

/// Puts a header right in front of a received payload and gives the whole new packet, without copying the sound.
/// The payload must come from parse_rtp: there are at least kRtpHeaderBytes before it.
[[nodiscard]] std::span<std::uint8_t> rewrite_in_place(std::span<std::uint8_t> payload, const RtpHeader& header);

}  // namespace hotline::media
