#include "adapters/media/mix/voice.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "adapters/media/sound/g711.hpp"
#include "unit/media/tone.hpp"

namespace hotline::media {
namespace {

constexpr std::uint32_t kStart = 0xffff'ff00;  // wraps soon
constexpr std::size_t kDelayFrames = Voice::kDelay / kFrameSamples;

std::vector<std::uint8_t> frame(std::uint8_t value) { return std::vector<std::uint8_t>(kFrameSamples, value); }

class AVoice : public testing::Test {
protected:
    void put(std::uint32_t number, std::uint8_t value) {
        voice_.put(frame(value), app::Codec::pcma, kStart + number * kFrameSamples);
    }
    /// The A-law value of the next 20 ms, which must be even throughout.
    std::uint8_t next() {
        Mix mix{};
        voice_.add_to(mix);
        const auto alaw = mixed_as_alaw(mix);
        EXPECT_TRUE(std::ranges::all_of(alaw, [&](std::uint8_t sample) { return sample == alaw[0]; }));
        return alaw[0];
    }
    /// Packets 0 to `count` - 1, one each time it is asked; it is given the first when this ends.
    void flow(std::uint32_t count) {
        for (std::uint32_t i = 0; i < count; ++i) {
            put(i, 0xaa);
            static_cast<void>(next());
        }
    }

    Voice voice_;
};

TEST_F(AVoice, GivesWhatItTookAfterTheDelay) {
    for (std::uint32_t i = 0; i < 20; ++i) {
        put(i, static_cast<std::uint8_t>(0x80 + i));
        EXPECT_EQ(next(), i < kDelayFrames ? kAlawSilence : 0x80 + i - kDelayFrames) << i;
    }
}

TEST_F(AVoice, PutsPacketsThatOvertookEachOtherInOrder) {
    flow(3);
    put(4, 0x84);
    put(3, 0x83);
    EXPECT_EQ(next(), 0xaa);
    EXPECT_EQ(next(), 0xaa);
    EXPECT_EQ(next(), 0x83);
    EXPECT_EQ(next(), 0x84);
}

TEST_F(AVoice, IsSilentWhereAPacketIsMissing) {
    flow(3);
    put(4, 0x84);
    put(5, 0x85);
    for (const int expected : {0xaa, 0xaa, +kAlawSilence, 0x84, 0x85}) EXPECT_EQ(next(), expected);
}

TEST_F(AVoice, DropsAPacketThatIsTooLate) {
    flow(5);
    put(6, 0x86);
    put(7, 0x87);
    for (int i = 0; i < 3; ++i) static_cast<void>(next());
    put(5, 0x85);
    EXPECT_EQ(next(), 0x86);
    EXPECT_EQ(next(), 0x87);
}

TEST_F(AVoice, FollowsASpeakerWhoseClockWasSetBack) {
    flow(20);
    for (const std::uint32_t number : {10U, 11U, 12U}) put(number, static_cast<std::uint8_t>(0x80 + number));
    for (const int expected : {+kAlawSilence, +kAlawSilence, 0x8c}) EXPECT_EQ(next(), expected);
}

TEST_F(AVoice, FollowsASpeakerWhoBeginsAgainElsewhere) {
    flow(20);
    put(400'000, 0x81);
    for (const int expected : {+kAlawSilence, +kAlawSilence, 0x81}) EXPECT_EQ(next(), expected);
}

TEST_F(AVoice, WaitsAgainAfterAPause) {
    flow(5);
    for (int i = 0; i < 10; ++i) static_cast<void>(next());
    EXPECT_EQ(next(), kAlawSilence);
    put(500, 0x91);
    for (const int expected : {+kAlawSilence, +kAlawSilence, 0x91}) EXPECT_EQ(next(), expected);
}

TEST_F(AVoice, LosesTheDelayOfABurst) {
    std::uint32_t number = 0;
    for (; number < 10; ++number) put(number, 0xaa);  // 200 ms at once
    for (int i = 0; i < 1500; ++i) {
        static_cast<void>(next());
        put(number++, 0xaa);
    }
    std::uint32_t waits = 1;
    put(number, 0x84);
    while (next() != 0x84) ++waits;
    EXPECT_LE(waits, kDelayFrames + 3) << "of twelve at first";
}

TEST_F(AVoice, TakesPacketsOfAnyLength) {
    const auto tone = alaw_tone(500, 8000);
    std::vector<std::uint8_t> heard;
    for (std::size_t at = 0, given = 0; at + 480 <= tone.size(); at += 480) {
        voice_.put(std::span{tone}.subspan(at, 480), app::Codec::pcma, static_cast<std::uint32_t>(at));
        for (; given < at + 480; given += kFrameSamples) {
            Mix mix{};
            voice_.add_to(mix);
            const auto alaw = mixed_as_alaw(mix);
            heard.insert(heard.end(), alaw.begin(), alaw.end());
        }
    }
    EXPECT_GT(share_of(500, std::span{heard}.subspan(480)), 0.99);
}

TEST_F(AVoice, SurvivesAPacketThatIsNoPacket) {
    voice_.put({}, app::Codec::pcma, kStart);
    voice_.put(std::vector<std::uint8_t>(5000, 0x81), app::Codec::pcma, kStart);
    for (int i = 0; i < 20; ++i) static_cast<void>(next());
}

TEST_F(AVoice, ReadsEitherLaw) {
    voice_.put(frame(0x10), app::Codec::pcmu, 0);
    for (std::size_t i = 0; i < kDelayFrames; ++i) static_cast<void>(next());
    EXPECT_EQ(next(), alaw_of_ulaw(0x10));
}

TEST(AMix, IsClippedWhereItIsTooLoud) {
    Mix mix{};
    mix[0] = 70'000;
    mix[1] = -70'000;
    const auto alaw = mixed_as_alaw(mix);
    EXPECT_EQ(alaw[0], 0xaa);
    EXPECT_EQ(alaw[1], 0x2a);
    EXPECT_EQ(alaw[2], kAlawSilence);
}

}  // namespace
}  // namespace hotline::media
