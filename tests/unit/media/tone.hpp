#pragma once
#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>
#include <vector>

#include "adapters/media/sound/g711.hpp"

namespace hotline::media {

/// A sine of a quarter of full scale as A-law, 8 kHz.
inline std::vector<std::uint8_t> alaw_tone(double hertz, std::size_t samples, std::size_t from = 0) {
    std::vector<std::uint8_t> tone(samples);
    for (std::size_t i = 0; i < samples; ++i) {
        const double phase = 2 * std::numbers::pi * hertz * static_cast<double>(from + i) / 8000.0;
        tone[i] = alaw_of_linear(static_cast<std::int16_t>(8000 * std::sin(phase)));
    }
    return tone;
}

/// How much of the sound's power lies at a frequency, 0 to 1 (Goertzel).
inline double share_of(double hertz, std::span<const std::uint8_t> alaw) {
    const double turn = 2 * std::cos(2 * std::numbers::pi * hertz / 8000.0);
    double before = 0;
    double last = 0;
    double power = 0;
    for (const std::uint8_t code : alaw) {
        const double sample = linear_of_alaw(code);
        power += sample * sample;
        const double next = sample + turn * last - before;
        before = last;
        last = next;
    }
    if (power == 0) return 0;
    return 2 * (before * before + last * last - turn * before * last) / (static_cast<double>(alaw.size()) * power);
}

}  // namespace hotline::media
