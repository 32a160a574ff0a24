#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/media/webrtc/srtp_keys.hpp"
#include "app/ports/media.hpp"
#include "base/result.hpp"

namespace hotline::media::webrtc {

/// Who sends, seen from the side that wrote the description (RFC 8866 6.7).
enum class Direction : std::uint8_t { sendrecv, sendonly, recvonly, inactive };

/// One m-line of the offer. The answer repeats every one in the same order (RFC 3264 6).
struct OfferedLine {
    std::string kind;      ///< "audio", "video", "application"
    std::string protocol;  ///< e.g. "UDP/TLS/RTP/SAVPF"
    std::string formats;   ///< payload types as written
    std::string mid;       ///< empty when not given
};

/// What we need of a browser's offer. Its candidates are not read: an ICE-lite side never sends checks.
struct BrowserOffer {
    std::vector<OfferedLine> lines;
    std::size_t audio{};  ///< index in `lines` of the one that we answer
    bool bundled{};       ///< the audio line is in the offer's BUNDLE group
    std::string ice_ufrag;
    std::string ice_pwd;
    Fingerprint fingerprint{};
    std::optional<std::uint8_t> pcma;  ///< payload types; at least one of pcma and pcmu is set
    std::optional<std::uint8_t> pcmu;
    std::optional<std::uint8_t> telephone_event;  ///< of the 8000 Hz clock
    Direction direction{Direction::sendrecv};     ///< the browser's

    [[nodiscard]] const std::string& mid() const { return lines[audio].mid; }
    /// The codec that the answer chooses: PCMA where offered.
    [[nodiscard]] bool uses_pcma() const { return pcma.has_value(); }
    [[nodiscard]] std::uint8_t audio_payload_type() const { return pcma ? *pcma : *pcmu; }
};

/// Our side of the line. ufrag and pwd: see make_ice_credentials().
struct LocalLine {
    std::string address;  ///< numeric IPv4 or IPv6 that the browser can reach
    std::uint16_t port{};
    std::string ufrag;
    std::string pwd;
    Fingerprint fingerprint{};  ///< DtlsServer::fingerprint()
    std::uint32_t ssrc{};       ///< of the RTP that we send
    std::string cname;          ///< RFC 7022; the same as in our RTCP
};

/// Longer offers are refused unread.
inline constexpr std::size_t kMaxOfferBytes = 65'536;

/// Reads a browser's offer (JSEP, RFC 9429).
/// bad_session_description: not SDP, too long, no usable audio line, no rtcp-mux, or the browser insists on being the DTLS
/// server; insecure: not UDP/TLS/RTP/SAVPF or no sha-256 fingerprint; no_common_codec: neither PCMA nor PCMU.
[[nodiscard]] Result<BrowserOffer, app::MediaRefusal> parse_browser_offer(std::string_view sdp);

/// The answer: one audio line, ICE-lite, DTLS server, one candidate; all other lines are refused with port 0.
[[nodiscard]] std::string build_answer(const BrowserOffer& offer, const LocalLine& local);

}  // namespace hotline::media::webrtc
