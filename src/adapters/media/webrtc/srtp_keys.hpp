#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

namespace hotline::media::webrtc {

/// SHA-256 of a DER certificate: how two peers know each other (RFC 8122).
using Fingerprint = std::array<std::uint8_t, 32>;

/// Protection profiles we take, best first (RFC 7714, RFC 5764).
enum class SrtpProfile : std::uint8_t { aead_aes_128_gcm, aes_128_cm_sha1_80 };

/// Key and salt of one direction as libsrtp wants them: 16 bytes of key, then 12 (GCM) or 14 (CM) of salt.
using SrtpMasterKey = std::array<std::byte, 30>;

struct SrtpKeys {
    SrtpProfile profile{};
    SrtpMasterKey receive{};  ///< the browser's: what it sends is protected with this
    SrtpMasterKey send{};     ///< ours
};

}  // namespace hotline::media::webrtc
