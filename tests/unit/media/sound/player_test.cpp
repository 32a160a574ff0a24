#include "adapters/media/sound/player.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "adapters/media/sound/g711.hpp"

namespace hotline::media {
namespace {

Prompt prompt(std::size_t samples, std::uint8_t value) {
    return std::make_shared<const std::vector<std::uint8_t>>(samples, value);
}

using Frame = std::array<std::uint8_t, kFrameSamples>;

TEST(Player, JoinsPromptsWithoutAGapAndFillsTheEnd) {
    Player player({prompt(200, 1), prompt(50, 2)}, false);
    Frame frame;
    player.next(frame);
    EXPECT_TRUE(std::ranges::all_of(frame, [](auto sample) { return sample == 1; }));
    EXPECT_FALSE(player.is_at_end());
    player.next(frame);
    EXPECT_EQ(std::ranges::count(frame, 1), 40);
    EXPECT_EQ(frame[40], 2);
    EXPECT_EQ(std::ranges::count(frame, 2), 50);
    EXPECT_EQ(std::ranges::count(frame, kAlawSilence), 70);
    EXPECT_TRUE(player.is_at_end());
}

TEST(Player, IsAtItsEndWithTheLastWholeFrame) {
    Player player({prompt(kFrameSamples, 1)}, false);
    Frame frame;
    player.next(frame);
    EXPECT_TRUE(player.is_at_end());
}

TEST(Player, LoopsWithoutAGap) {
    Player player({prompt(100, 1)}, true);
    Frame frame;
    for (int i = 0; i < 10; ++i) player.next(frame);
    EXPECT_EQ(std::ranges::count(frame, 1), 160);
    EXPECT_FALSE(player.is_at_end());
}

TEST(Player, HasNothingToSayWithoutPrompts) {
    Player player({}, true);
    Frame frame{};
    EXPECT_TRUE(player.is_at_end());
    player.next(frame);
    EXPECT_EQ(std::ranges::count(frame, kAlawSilence), 160);
}

}  // namespace
}  // namespace hotline::media
