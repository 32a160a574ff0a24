#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace hotline::media::webrtc {

// Network byte order. The caller has checked that the bytes are there.

[[nodiscard]] inline std::uint16_t load16(std::span<const std::byte> from, std::size_t at) {
    return static_cast<std::uint16_t>(std::to_integer<unsigned>(from[at]) << 8 | std::to_integer<unsigned>(from[at + 1]));
}

[[nodiscard]] inline std::uint32_t load32(std::span<const std::byte> from, std::size_t at) {
    return std::uint32_t{load16(from, at)} << 16 | load16(from, at + 2);
}

inline void store16(std::span<std::byte> to, std::size_t at, std::uint16_t value) {
    to[at] = static_cast<std::byte>(value >> 8);
    to[at + 1] = static_cast<std::byte>(value);
}

inline void store32(std::span<std::byte> to, std::size_t at, std::uint32_t value) {
    store16(to, at, static_cast<std::uint16_t>(value >> 16));
    store16(to, at + 2, static_cast<std::uint16_t>(value));
}

}  // namespace hotline::media::webrtc
