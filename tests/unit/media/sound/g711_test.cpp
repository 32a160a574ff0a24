#include "adapters/media/sound/g711.hpp"

#include <gtest/gtest.h>
#include <spandsp.h>

#include <vector>

namespace hotline::media {
namespace {

TEST(G711, DecodesAlawAsSpandspDoes) {
    for (int code = 0; code < 256; ++code)
        EXPECT_EQ(linear_of_alaw(static_cast<std::uint8_t>(code)), alaw_to_linear(static_cast<std::uint8_t>(code))) << code;
}

TEST(G711, EncodesEveryAlawValueToItself) {
    for (int code = 0; code < 256; ++code) {
        const auto alaw = static_cast<std::uint8_t>(code);
        EXPECT_EQ(alaw_of_linear(linear_of_alaw(alaw)), alaw);
    }
}

TEST(G711, EncodesEveryLevelAsSpandspDoes) {
    for (int level = -32768; level <= 32767; ++level) {
        const auto ours = linear_of_alaw(alaw_of_linear(static_cast<std::int16_t>(level)));
        const auto theirs = alaw_to_linear(linear_to_alaw(level));
        ASSERT_LE(std::abs(ours - theirs), 16) << level;
    }
}

TEST(G711, RecodesBothWaysWithinAQuantisationStep) {
    for (int code = 0; code < 256; ++code) {
        const auto ulaw = static_cast<std::uint8_t>(code);
        const int before = ulaw_to_linear(ulaw);
        const int after = linear_of_alaw(alaw_of_ulaw(ulaw));
        EXPECT_LE(std::abs(before - after), std::max(std::abs(before) / 16, 16)) << code;
        const int back = ulaw_to_linear(ulaw_of_alaw(alaw_of_ulaw(ulaw)));
        EXPECT_LE(std::abs(before - back), std::max(std::abs(before) / 12, 24)) << code;
    }
}

TEST(G711, SilenceIsTheSmallestPositiveLevel) { EXPECT_EQ(linear_of_alaw(kAlawSilence), 8); }

TEST(G711, CopiesEitherLawAsAlaw) {
    const std::vector<std::uint8_t> sound{0x00, 0x7f, 0xff};
    std::vector<std::uint8_t> alaw(3);
    copy_as_alaw(sound, app::Codec::pcma, alaw.data());
    EXPECT_EQ(alaw, sound);
    copy_as_alaw(sound, app::Codec::pcmu, alaw.data());
    EXPECT_EQ(alaw[0], alaw_of_ulaw(0x00));
    EXPECT_EQ(alaw[2], alaw_of_ulaw(0xff));
}

}  // namespace
}  // namespace hotline::media
