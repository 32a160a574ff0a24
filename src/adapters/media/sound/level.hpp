#pragma once
#include <cstdint>
#include <optional>
#include <span>

namespace hotline::media {

/// How loud a sound is, in dB below full scale (a square wave at the largest value is 0).
struct SoundLevel {
    double speech_db{};  ///< mean power while somebody speaks: pauses do not count
    double peak_db{};
};

/// Of sound at 8 kHz; nothing when it is silent (nothing in it above -50 dB).
[[nodiscard]] std::optional<SoundLevel> level_of(std::span<const std::int16_t> sound);

/// By how many dB to amplify so that speech stands at -20 dB, the level of a telephone voice, without a peak above -1 dB.
[[nodiscard]] double gain_to_telephone_level(const SoundLevel& level);

/// In place; what goes beyond the largest value is cut.
void amplify(std::span<std::int16_t> sound, double gain_db);

}  // namespace hotline::media
