#include "adapters/media/webrtc/ice_credentials.hpp"

#include <openssl/rand.h>

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string_view>

namespace hotline::media::webrtc {
namespace {

// ice-char of RFC 8445: exactly 64 of them, so that six random bits choose one without bias.
constexpr std::string_view kIceChars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

template <std::size_t Length>
std::string random_ice_chars() {
    std::array<unsigned char, Length> random{};
    if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1) throw std::runtime_error("no random bytes for ICE");
    std::string text(Length, ' ');
    for (std::size_t i = 0; i < Length; ++i) text[i] = kIceChars[random[i] % kIceChars.size()];
    return text;
}

}  // namespace

IceCredentials make_ice_credentials() { return {.ufrag = random_ice_chars<8>(), .pwd = random_ice_chars<24>()}; }

}  // namespace hotline::media::webrtc
