#include "adapters/media/sound/level.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace hotline::media {
namespace {

using Samples = std::vector<std::int16_t>;

Samples tone(double amplitude, std::size_t samples = 8000) {
    Samples sound(samples);
    for (std::size_t at = 0; at < samples; ++at)
        sound[at] = static_cast<std::int16_t>(amplitude * std::sin(2 * std::numbers::pi * 440 * static_cast<double>(at) / 8000));
    return sound;
}

TEST(TheLevel, OfASineIsThreeDecibelsBelowItsPeak) {
    const auto level = level_of(tone(16384));
    ASSERT_TRUE(level);
    EXPECT_NEAR(level->peak_db, -6.02, 0.05);
    EXPECT_NEAR(level->speech_db, -9.03, 0.05);
}

TEST(TheLevel, LeavesPausesOut) {
    Samples sound = tone(8000);
    const double alone = level_of(sound)->speech_db;
    sound.insert(sound.end(), 24'000, 3);
    EXPECT_NEAR(level_of(sound)->speech_db, alone, 0.1);
}

TEST(TheLevel, OfSilenceIsNone) {
    EXPECT_FALSE(level_of({}));
    EXPECT_FALSE(level_of(Samples(8000, 0)));
    EXPECT_FALSE(level_of(tone(100)));
}

TEST(TheGain, BringsQuietAndLoudSpeechToOneLevel) {
    for (const double amplitude : {300.0, 3000.0, 30'000.0}) {
        Samples sound = tone(amplitude);
        amplify(sound, gain_to_telephone_level(*level_of(sound)));
        EXPECT_NEAR(level_of(sound)->speech_db, -20.0, 0.2) << amplitude;
    }
}

TEST(TheGain, LeavesThePeakRoom) {
    Samples sound(8000, 60);
    sound[100] = 16'000;
    const double gain = gain_to_telephone_level({.speech_db = -45, .peak_db = -6});
    EXPECT_NEAR(gain, 5.0, 0.01);
    amplify(sound, 60);
    EXPECT_EQ(sound[100], 32'767) << "cut, not wrapped";
}

}  // namespace
}  // namespace hotline::media
