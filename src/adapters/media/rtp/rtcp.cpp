#include "adapters/media/rtp/rtcp.hpp"

#include <algorithm>

#include "adapters/media/webrtc/byte_order.hpp"

namespace hotline::media {
namespace {

using webrtc::load16;
using webrtc::load32;
using webrtc::store16;
using webrtc::store32;

using Bytes = std::span<const std::byte>;
using Room = std::span<std::byte>;

enum PacketType : std::uint8_t { sender_report = 200, receiver_report = 201, source_description = 202, goodbye = 203 };

constexpr std::size_t kHeader = 8;  // with the SSRC that all types we know begin with
constexpr std::size_t kSenderInfo = 20;
constexpr std::size_t kBlock = 24;
constexpr std::uint8_t kCname = 1;
constexpr std::size_t kMaxItem = 255;

void write_header(Room out, unsigned count, PacketType type, std::uint32_t ssrc) {
    out[0] = static_cast<std::byte>(0x80 | count);
    out[1] = std::byte{type};
    store16(out, 2, static_cast<std::uint16_t>(out.size() / 4 - 1));
    store32(out, 4, ssrc);
}

void write_sender_info(Room out, const SenderFigures& sent) {
    store32(out, 0, static_cast<std::uint32_t>(sent.ntp_time >> 32));
    store32(out, 4, static_cast<std::uint32_t>(sent.ntp_time));
    store32(out, 8, sent.rtp_timestamp);
    store32(out, 12, sent.packets);
    store32(out, 16, sent.octets);
}

SenderFigures read_sender_info(Bytes in) {
    return {.ntp_time = std::uint64_t{load32(in, 0)} << 32 | load32(in, 4),
            .rtp_timestamp = load32(in, 8),
            .packets = load32(in, 12),
            .octets = load32(in, 16)};
}

void write_block(Room out, const ReceptionFigures& received) {
    constexpr std::int32_t kMost = 0x7fffff;  // a signed 24-bit field (RFC 3550 A.3)
    const auto lost = static_cast<std::uint32_t>(std::clamp(received.packets_lost, -kMost - 1, kMost)) & 0xffffff;
    store32(out, 0, received.ssrc);
    store32(out, 4, std::uint32_t{received.fraction_lost} << 24 | lost);
    store32(out, 8, received.highest_sequence);
    store32(out, 12, received.jitter);
    store32(out, 16, received.last_sr);
    store32(out, 20, received.since_last_sr);
}

ReceptionFigures read_block(Bytes in) {
    const std::uint32_t loss = load32(in, 4);
    return {.ssrc = load32(in, 0),
            .fraction_lost = static_cast<std::uint8_t>(loss >> 24),
            .packets_lost = static_cast<std::int32_t>(loss << 8) >> 8,
            .highest_sequence = load32(in, 8),
            .jitter = load32(in, 12),
            .last_sr = load32(in, 16),
            .since_last_sr = load32(in, 20)};
}

// One chunk with one item; at least one zero ends it, up to the next word (RFC 3550 6.5).
void write_cname(Room out, std::uint32_t ssrc, std::string_view cname) {
    std::ranges::fill(out, std::byte{0});
    write_header(out, 1, source_description, ssrc);
    out[8] = std::byte{kCname};
    out[9] = static_cast<std::byte>(cname.size());
    std::ranges::transform(cname, out.begin() + 10, [](char c) { return static_cast<std::byte>(c); });
}

// What one packet of the compound adds; false when it contradicts its own length.
bool read_packet(Bytes packet, std::uint32_t our_ssrc, PeerReport& report) {
    const auto count = std::to_integer<std::size_t>(packet[0] & std::byte{0x1f});
    const auto type = std::to_integer<std::uint8_t>(packet[1]);
    if (type == goodbye) report.bye = true;
    if (type != sender_report && type != receiver_report) return true;

    const std::size_t blocks = kHeader + (type == sender_report ? kSenderInfo : 0);
    if (packet.size() < blocks + count * kBlock) return false;
    report.ssrc = load32(packet, 4);
    if (type == sender_report) report.sent = read_sender_info(packet.subspan(kHeader));
    for (std::size_t i = 0; i < count; ++i) {
        const ReceptionFigures block = read_block(packet.subspan(blocks + i * kBlock));
        if (block.ssrc == our_ssrc) report.ours = block;
    }
    return true;
}

}  // namespace

std::size_t write_report(Room out, std::uint32_t our_ssrc, const std::optional<SenderFigures>& sent,
                         const std::optional<ReceptionFigures>& received, std::string_view cname) {
    const std::size_t report = kHeader + (sent ? kSenderInfo : 0) + (received ? kBlock : 0);
    const std::size_t description = (kHeader + 2 + cname.size() + 1 + 3) & ~std::size_t{3};
    if (cname.size() > kMaxItem || out.size() < report + description) return 0;

    write_header(out.first(report), received ? 1 : 0, sent ? sender_report : receiver_report, our_ssrc);
    if (sent) write_sender_info(out.subspan(kHeader), *sent);
    if (received) write_block(out.subspan(report - kBlock), *received);
    write_cname(out.subspan(report, description), our_ssrc, cname);
    return report + description;
}

std::optional<PeerReport> parse_report(Bytes compound, std::uint32_t our_ssrc) {
    if (compound.size() < kHeader) return std::nullopt;
    PeerReport report;
    while (!compound.empty()) {
        if (compound.size() < 4 || (compound[0] & std::byte{0xc0}) != std::byte{0x80}) return std::nullopt;
        const std::size_t length = (std::size_t{load16(compound, 2)} + 1) * 4;
        if (length > compound.size() || !read_packet(compound.first(length), our_ssrc, report)) return std::nullopt;
        compound = compound.subspan(length);
    }
    return report;
}

std::optional<double> round_trip_ms(const ReceptionFigures& ours, std::uint64_t now_ntp) {
    if (ours.last_sr == 0) return std::nullopt;
    const auto now = static_cast<std::uint32_t>(now_ntp >> 16);
    const auto elapsed = static_cast<std::int32_t>(now - ours.last_sr - ours.since_last_sr);  // wraps every 18 hours
    return std::max(elapsed, 0) * 1000.0 / 65536.0;
}

}  // namespace hotline::media
