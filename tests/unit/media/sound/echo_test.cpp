#include "adapters/media/sound/echo.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "adapters/media/sound/g711.hpp"

namespace hotline::media {
namespace {

using Frame = std::array<std::uint8_t, kFrameSamples>;

Frame filled(std::uint8_t value) {
    Frame frame;
    frame.fill(value);
    return frame;
}

TEST(Echo, GivesBackWhatWasSaidOneAndAHalfSecondsLater) {
    Echo echo;
    std::vector<std::uint8_t> heard;
    for (std::uint8_t i = 0; i < 100; ++i) {
        echo.put(filled(i), app::Codec::pcma);
        Frame frame;
        echo.next(frame);
        heard.push_back(frame[0]);
    }
    EXPECT_EQ(std::ranges::count(heard, kAlawSilence), 74);
    EXPECT_EQ(heard[74], 0);
    EXPECT_EQ(heard[99], 25);
}

TEST(Echo, IsSilentWhereNothingWasSaid) {
    Echo echo;
    Frame frame = filled(1);
    echo.next(frame);
    EXPECT_EQ(frame, filled(kAlawSilence));
    for (int i = 0; i < 75; ++i) echo.put(filled(2), app::Codec::pcma);
    for (int i = 0; i < 75; ++i) {
        echo.next(frame);
        EXPECT_EQ(frame, filled(2));
    }
    echo.next(frame);
    EXPECT_EQ(frame, filled(kAlawSilence)) << "the peer sends nothing any more";
}

TEST(Echo, KeepsTheLatestWhenItIsNotTaken) {
    Echo echo;
    for (int i = 0; i < 1000; ++i) echo.put(filled(static_cast<std::uint8_t>(i % 200)), app::Codec::pcma);
    Frame frame;
    echo.next(frame);
    EXPECT_EQ(frame[0], (1000 - 150) % 200);
}

TEST(Echo, TakesMuLawToo) {
    Echo echo;
    for (int i = 0; i < 75; ++i) echo.put(filled(0x80), app::Codec::pcmu);
    Frame frame;
    echo.next(frame);
    EXPECT_EQ(frame[0], alaw_of_ulaw(0x80));
}

}  // namespace
}  // namespace hotline::media
