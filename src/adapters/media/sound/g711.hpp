#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "app/ports/signalling.hpp"

namespace hotline::media {

/// The sound of nothing in A-law: the smallest positive value, even bits inverted (ITU-T G.711).
inline constexpr std::uint8_t kAlawSilence = 0xd5;

[[nodiscard]] std::int16_t linear_of_alaw(std::uint8_t alaw);
[[nodiscard]] std::uint8_t alaw_of_linear(std::int16_t linear);
[[nodiscard]] std::int16_t linear_of(std::uint8_t sample, app::Codec codec);
[[nodiscard]] std::uint8_t alaw_of_ulaw(std::uint8_t ulaw);
[[nodiscard]] std::uint8_t ulaw_of_alaw(std::uint8_t alaw);

/// Recodes in place by table; nothing to do when both are the same.
void transcode(std::span<std::uint8_t> sound, app::Codec from, app::Codec to);
/// Copies sound of either law as A-law. `out` must be as long as `sound`.
void copy_as_alaw(std::span<const std::uint8_t> sound, app::Codec from, std::uint8_t* out);

}  // namespace hotline::media
