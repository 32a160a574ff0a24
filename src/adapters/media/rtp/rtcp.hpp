#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace hotline::media {

/// What we sent so far, for a sender report (RFC 3550 6.4.1).
struct SenderFigures {
    std::uint64_t ntp_time{};  ///< seconds since 1900 in the upper 32 bits, fraction in the lower
    std::uint32_t rtp_timestamp{};
    std::uint32_t packets{};
    std::uint32_t octets{};  ///< payload only
};

/// How one source was received (RFC 3550 6.4.1, report block).
struct ReceptionFigures {
    std::uint32_t ssrc{};          ///< of the source reported about
    std::uint8_t fraction_lost{};  ///< of 256, since the report before
    std::int32_t packets_lost{};   ///< since the start; negative when duplicates arrived
    std::uint32_t highest_sequence{};
    std::uint32_t jitter{};         ///< RTP timestamp units
    std::uint32_t last_sr{};        ///< middle 32 bits of the source's last SR, 0 when none
    std::uint32_t since_last_sr{};  ///< 1/65536 s
};

/// A compound packet: SR when `sent`, else RR, with a block about `received` if any, then SDES CNAME.
/// Gives its length, 0 when `out` is too small (200 bytes are enough for a CNAME of up to 100).
[[nodiscard]] std::size_t write_report(std::span<std::byte> out, std::uint32_t our_ssrc, const std::optional<SenderFigures>& sent,
                                       const std::optional<ReceptionFigures>& received, std::string_view cname);

/// What a peer's compound packet says.
struct PeerReport {
    std::uint32_t ssrc{};                  ///< of the reporter
    std::optional<SenderFigures> sent;     ///< from its SR
    std::optional<ReceptionFigures> ours;  ///< how it hears the source `our_ssrc`
    bool bye{};
};

/// Empty when it is not RTCP or contradicts itself in length. Unknown packet types are skipped.
[[nodiscard]] std::optional<PeerReport> parse_report(std::span<const std::byte> compound, std::uint32_t our_ssrc);

/// Round trip from the peer's block about us: `now` is our NTP time at arrival. Empty when it never heard an SR of ours.
[[nodiscard]] std::optional<double> round_trip_ms(const ReceptionFigures& ours, std::uint64_t now_ntp);

}  // namespace hotline::media
