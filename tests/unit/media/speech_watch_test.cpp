#include "adapters/media/sound/speech_watch.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "adapters/media/sound/g711.hpp"

namespace hotline::media {
namespace {

using namespace std::chrono_literals;
using News = SpeechWatch::News;

std::array<std::uint8_t, kFrameSamples> tone(double level) {
    std::array<std::uint8_t, kFrameSamples> frame{};
    for (std::size_t i = 0; i < frame.size(); ++i)
        frame[i] = alaw_of_linear(
            static_cast<std::int16_t>(level * std::sin(2 * std::numbers::pi * 300 * static_cast<double>(i) / 8000)));
    return frame;
}

class Speech : public testing::Test {
protected:
    /// Hears the level for so long; gives everything that was told.
    std::vector<News> hears(double level, std::chrono::milliseconds time) {
        std::vector<News> told;
        const auto frame = tone(level);
        for (const SteadyTime end = now + time; now < end; now += 20ms)
            for (const News news : {watch.hear(frame, app::Codec::pcma, now), watch.look(now)})
                if (news != News::none) told.push_back(news);
        return told;
    }

    SteadyTime now{1h};
    SpeechWatch watch{2s, now};
};

using Told = std::vector<News>;

TEST_F(Speech, IsToldWhenItBeginsAndWhenItStops) {
    EXPECT_EQ(hears(8000, 5s), Told{News::speech});
    EXPECT_EQ(hears(20, 1900ms), Told{});
    EXPECT_EQ(hears(8000, 1s), Told{}) << "a breath is no pause";
    EXPECT_EQ(hears(20, 10s), Told{News::pause}) << "once";
    EXPECT_EQ(hears(8000, 1s), Told{News::speech});
}

TEST_F(Speech, AClickIsNone) {
    EXPECT_EQ(hears(20000, 40ms), Told{});
    EXPECT_EQ(hears(20, 1900ms), Told{});
    EXPECT_EQ(hears(20, 1s), Told{News::pause}) << "who says nothing from the start has paused too";
}

TEST_F(Speech, QuietVoicesAreHeard) { EXPECT_EQ(hears(700, 1s), Told{News::speech}); }

TEST_F(Speech, APeerThatSendsNothingIsSilent) {
    EXPECT_EQ(watch.look(now + 1999ms), News::none);
    EXPECT_EQ(watch.look(now + 2s), News::pause);
}

}  // namespace
}  // namespace hotline::media
