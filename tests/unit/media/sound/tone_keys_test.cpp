#include "adapters/media/sound/tone_keys.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "adapters/media/sound/g711.hpp"

namespace hotline::media {
namespace {

std::vector<std::uint8_t> dual_tone(double low, double high, std::size_t samples) {
    std::vector<std::uint8_t> tone(samples);
    for (std::size_t i = 0; i < samples; ++i) {
        const double t = 2 * std::numbers::pi * static_cast<double>(i) / 8000.0;
        tone[i] = alaw_of_linear(static_cast<std::int16_t>(4000 * (std::sin(t * low) + std::sin(t * high))));
    }
    return tone;
}

TEST(ToneKeys, HearsKeysInFramesOf20ms) {
    ToneKeys tones;
    std::string heard;
    const auto feed = [&](const std::vector<std::uint8_t>& sound) {
        for (std::size_t at = 0; at + 160 <= sound.size(); at += 160)
            tones.feed(std::span{sound}.subspan(at, 160), [&](char key) { heard += key; });
    };
    const std::vector<std::uint8_t> pause(800, kAlawSilence);
    feed(pause);
    feed(dual_tone(697, 1209, 800));
    feed(pause);
    feed(dual_tone(770, 1336, 800));
    feed(pause);
    feed(dual_tone(941, 1477, 800));
    feed(pause);
    EXPECT_EQ(heard, "15#");
}

TEST(ToneKeys, HearsNoKeyInASingleTone) {
    ToneKeys tones;
    std::string heard;
    tones.feed(dual_tone(697, 697, 8000), [&](char key) { heard += key; });
    EXPECT_EQ(heard, "");
}

}  // namespace
}  // namespace hotline::media
