#include "adapters/media/rtp/rtp_packet.hpp"

namespace hotline::media {
namespace {

std::uint16_t read16(std::span<const std::uint8_t> bytes, std::size_t at) {
    return static_cast<std::uint16_t>(bytes[at] << 8 | bytes[at + 1]);
}

std::uint32_t read32(std::span<const std::uint8_t> bytes, std::size_t at) {
    return static_cast<std::uint32_t>(read16(bytes, at)) << 16 | read16(bytes, at + 2);
}

template <std::size_t Extent>
void write32(std::span<std::uint8_t, Extent> bytes, std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
}

/// Where the payload begins; beyond the datagram when that is too short.
std::size_t payload_start(std::span<const std::uint8_t> datagram) {
    constexpr std::uint8_t kExtensionBit = 0x10;
    std::size_t start = kRtpHeaderBytes + 4U * (datagram[0] & 0x0fU);
    if ((datagram[0] & kExtensionBit) == 0) return start;
    if (start + 4 > datagram.size()) return datagram.size() + 1;
    return start + 4 + 4U * read16(datagram, start + 2);
}

}  // namespace

std::optional<RtpPacket> parse_rtp(std::span<std::uint8_t> datagram) {
    constexpr std::uint8_t kPaddingBit = 0x20;
    if (datagram.size() < kRtpHeaderBytes || datagram[0] >> 6 != 2) return std::nullopt;
    const std::size_t start = payload_start(datagram);
    if (start > datagram.size()) return std::nullopt;
    std::size_t length = datagram.size() - start;
    if ((datagram[0] & kPaddingBit) != 0) {
        const std::size_t padding = datagram.back();
        if (padding == 0 || padding > length) return std::nullopt;
        length -= padding;
    }
    return RtpPacket{.header = {.payload_type = static_cast<std::uint8_t>(datagram[1] & 0x7f),
                                .marker = (datagram[1] & 0x80) != 0,
                                .sequence = read16(datagram, 2),
                                .timestamp = read32(datagram, 4),
                                .ssrc = read32(datagram, 8)},
                     .payload = datagram.subspan(start, length)};
}

bool looks_like_rtcp(std::span<const std::uint8_t> datagram) {
    if (datagram.size() < 2 || datagram[0] >> 6 != 2) return false;
    const int type = datagram[1] & 0x7f;
    return type >= 64 && type <= 95;
}

void write_rtp_header(std::span<std::uint8_t, kRtpHeaderBytes> out, const RtpHeader& header) {
    out[0] = 0x80;
    out[1] = static_cast<std::uint8_t>((header.marker ? 0x80 : 0) | header.payload_type);
    out[2] = static_cast<std::uint8_t>(header.sequence >> 8);
    out[3] = static_cast<std::uint8_t>(header.sequence);
    write32(out, 4, header.timestamp);
    write32(out, 8, header.ssrc);
}

std::span<std::uint8_t> rewrite_in_place(std::span<std::uint8_t> payload, const RtpHeader& header) {
    std::uint8_t* const begin = payload.data() - kRtpHeaderBytes;
    write_rtp_header(std::span<std::uint8_t, kRtpHeaderBytes>{begin, kRtpHeaderBytes}, header);
    return {begin, kRtpHeaderBytes + payload.size()};
}

}  // namespace hotline::media
