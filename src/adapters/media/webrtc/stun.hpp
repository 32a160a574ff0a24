#pragma once
#include <sys/socket.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/result.hpp"

namespace hotline::media::webrtc {

/// What arrived on the browsers' port, by its first bytes (RFC 7983, RFC 5761). Nothing is proven by it.
enum class DatagramKind : std::uint8_t { stun, dtls, rtp, rtcp, junk };
[[nodiscard]] DatagramKind classify(std::span<const std::byte> datagram);

enum class StunRefusal : std::uint8_t {
    malformed,
    not_a_binding_request,
    wrong_username,   ///< not addressed to our ufrag
    bad_integrity,    ///< MESSAGE-INTEGRITY missing or not made with our password
    bad_fingerprint,  ///< FINGERPRINT there, but wrong or not last
};

/// A connectivity or consent check that proved to know our password (RFC 8445 7.3, RFC 7675).
struct BindingRequest {
    std::array<std::byte, 12> transaction{};
    bool use_candidate{};  ///< its source address is the one to send to from now on
};

/// Our ufrag as the request names it: tells which leg it is for. Unproven; do nothing else with it.
/// A view into the datagram. Empty when it is no well-formed binding request with a USERNAME.
[[nodiscard]] std::optional<std::string_view> addressed_ufrag(std::span<const std::byte> datagram);

/// Checks a request against our own credentials. Refused ones must not be answered.
[[nodiscard]] Result<BindingRequest, StunRefusal> accept_binding_request(std::span<const std::byte> datagram,
                                                                         std::string_view our_ufrag, std::string_view our_pwd);

/// Room that a success response needs at most.
inline constexpr std::size_t kMaxBindingSuccess = 20 + 24 + 24 + 8;

/// Writes the answer to `request` that came from `source` (AF_INET or AF_INET6; a v4-mapped address is written as IPv4).
/// Gives its length, 0 when `out` is too small or the family is another.
[[nodiscard]] std::size_t write_binding_success(std::span<std::byte> out, const BindingRequest& request,
                                                const sockaddr_storage& source, std::string_view our_pwd);

}  // namespace hotline::media::webrtc
