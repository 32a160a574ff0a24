#include "adapters/media/rtp/telephone_event.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace hotline::media {
namespace {

using namespace std::chrono_literals;

class TheKeyReceiver : public testing::Test {
protected:
    std::optional<char> hear(std::uint8_t event, std::uint32_t timestamp, bool end = false) {
        now_ += 20ms;
        return receiver_.receive({.event = event, .end = end, .duration = 160}, timestamp, now_);
    }
    SteadyTime now_{1h};
    KeyReceiver receiver_;
};

TEST_F(TheKeyReceiver, CountsAPressOnce) {
    EXPECT_EQ(hear(5, 1000), '5');
    EXPECT_FALSE(hear(5, 1000));
    for (int i = 0; i < 3; ++i) EXPECT_FALSE(hear(5, 1000, true));
}

TEST_F(TheKeyReceiver, CountsAPressWhoseBeginningIsLost) { EXPECT_EQ(hear(11, 1000, true), '#'); }

TEST_F(TheKeyReceiver, CountsTheNextPressThoughTheEndIsLost) {
    hear(5, 1000);
    EXPECT_EQ(hear(5, 2600), '5');
}

TEST_F(TheKeyReceiver, IgnoresALateRepetitionOfThePressBefore) {
    hear(5, 1000);
    hear(6, 2600);
    EXPECT_FALSE(hear(5, 1000, true));
    EXPECT_FALSE(hear(6, 2600, true));
}

TEST_F(TheKeyReceiver, CountsAKeyHeldOverSegmentsOnce) {
    hear(1, 1000);
    EXPECT_FALSE(hear(1, 1000 + 0xffff));
}

TEST_F(TheKeyReceiver, CountsAPhoneThatNeverMovesItsTimestamp) {
    hear(1, 1000, true);
    now_ += 2s;
    EXPECT_EQ(hear(1, 1000), '1');
}

TEST_F(TheKeyReceiver, SurvivesARestartedClock) {
    hear(1, 900'000);
    EXPECT_EQ(hear(2, 100), '2');
}

TEST_F(TheKeyReceiver, KnowsAllKeysAndNothingElse) {
    std::string keys;
    for (std::uint8_t event = 0; event < 20; ++event)
        if (const auto key = hear(event, 1000U + event * 1600U)) keys += *key;
    EXPECT_EQ(keys, "0123456789*#ABCD");
}

TEST(TelephoneEvent, ReadsWhatItWrites) {
    const auto bytes = write_telephone_event({.event = 9, .end = true, .volume = 10, .duration = 0x1234});
    const auto event = parse_telephone_event(bytes);
    ASSERT_TRUE(event);
    EXPECT_EQ(event->event, 9);
    EXPECT_TRUE(event->end);
    EXPECT_EQ(event->volume, 10);
    EXPECT_EQ(event->duration, 0x1234);
    EXPECT_FALSE(parse_telephone_event(std::span{bytes}.first(3)));
}

TEST(TheKeySender, SendsEachKeyWithThreeEndsAndAPause) {
    KeySender sender;
    sender.add("1x#");
    std::vector<std::string> steps;
    while (sender.is_busy()) {
        const auto packet = sender.next();
        steps.push_back(packet ? std::to_string(packet->event.event) +
                                     (packet->begins      ? "b"
                                      : packet->event.end ? "e"
                                                          : "") +
                                     std::to_string(packet->event.duration)
                               : "-");
    }
    const std::vector<std::string> key_one{"1b160", "1320", "1480", "1640", "1e800", "1e800", "1e800", "-", "-", "-"};
    const std::vector<std::string> key_hash{"11b160", "11320", "11480", "11640", "11e800", "11e800", "11e800", "-", "-", "-"};
    std::vector<std::string> expected = key_one;
    expected.insert(expected.end(), key_hash.begin(), key_hash.end());
    EXPECT_EQ(steps, expected);
}

}  // namespace
}  // namespace hotline::media
