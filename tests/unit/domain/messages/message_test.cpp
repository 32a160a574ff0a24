#include "domain/messages/message.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

using enum MessageState;
using On = MessageSignal;
using namespace std::chrono_literals;

constexpr Instant kNow{std::chrono::sys_days{Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{24}}}};

Message made() { return {.written_at = kNow, .state = waiting, .not_before = kNow, .expires_at = kNow + 24h}; }

Message with(Message message, std::initializer_list<On> signals, const RetryRules& rules = {}) {
    for (const On signal : signals) {
        const auto next = after(message, {.signal = signal, .answer = "", .reference = ""}, kNow, rules);
        EXPECT_TRUE(next) << static_cast<int>(signal);
        if (next) message = *next;
    }
    return message;
}

TEST(Message, GoesItsWay) {
    const Message sent_one = with(made(), {On::start, On::accepted});
    EXPECT_EQ(sent_one.state, sent);
    EXPECT_EQ(sent_one.attempts, 1);
    EXPECT_EQ(sent_one.sent_at, kNow);
    EXPECT_FALSE(sent_one.ended_at);
    const Message arrived = with(sent_one, {On::on_its_way, On::arrived});
    EXPECT_EQ(arrived.state, delivered);
    EXPECT_EQ(arrived.ended_at, kNow);
    EXPECT_EQ(with(sent_one, {On::undeliverable}).state, failed);
    EXPECT_EQ(with(made(), {On::start, On::refused}).state, failed);
}

TEST(Message, StaysFirstInLineWhenTheGatewayWasNotReached) {
    const Message again = with(made(), {On::start, On::not_reached});
    EXPECT_EQ(again.state, waiting);
    EXPECT_EQ(again.not_before, kNow);
}

TEST(Message, MayBeReportedBeforeTheGatewayAnswered) {
    EXPECT_EQ(with(made(), {On::start, On::arrived, On::accepted}).state, delivered);
    EXPECT_EQ(with(made(), {On::start, On::undeliverable, On::accepted}).state, failed);
}

TEST(Message, IsNotSentTwiceWhileItsReportMayCome) {
    const Message lost = with(made(), {On::start, On::unanswered});
    EXPECT_EQ(lost.state, unsure);
    EXPECT_FALSE(due_signal(lost, kNow + 4min, {}));
    EXPECT_EQ(due_signal(lost, kNow + 5min, {}), On::waited_enough);
    EXPECT_EQ(with(lost, {On::on_its_way}).state, sent);
    EXPECT_EQ(with(lost, {On::waited_enough, On::arrived}).state, delivered) << "late, but before the second try";
}

TEST(Message, IsSentAgainAtOnceWhereThatIsSafe) {
    const RetryRules safe{.repeats_safely = true};
    EXPECT_EQ(due_signal(with(made(), {On::start, On::unanswered}, safe), kNow, safe), On::waited_enough);
}

TEST(Message, IsGivenUpAfterSoManyUnsureTries) {
    Message message = made();
    for (int count = 0; count < 2; ++count) message = with(message, {On::start, On::unanswered, On::waited_enough});
    message = with(message, {On::start, On::unanswered});
    EXPECT_EQ(due_signal(message, kNow + 5min, {}), On::expire);
    EXPECT_EQ(with(message, {On::expire}).state, given_up);
    EXPECT_EQ(with(message, {On::expire, On::arrived}).state, delivered) << "a report is the truth";
}

TEST(Message, IsOfNoUseWhenItIsTooLate) {
    EXPECT_FALSE(due_signal(made(), kNow + 24h - 1s, {}));
    EXPECT_EQ(due_signal(made(), kNow + 24h, {}), On::expire);
    EXPECT_FALSE(due_signal(with(made(), {On::start, On::accepted}), kNow + 48h, {}));
}

TEST(Gateway, IsLeftAloneLongerEachTime) {
    EXPECT_EQ(pause_after(1), 2s);
    EXPECT_EQ(pause_after(2), 4s);
    EXPECT_EQ(pause_after(6), 60s);
    EXPECT_EQ(pause_after(1000000), 60s);
}

TEST(QuietHoursRule, HoldBackNotices) {
    const QuietHours quiet{.from_min = 21 * 60, .to_min = 8 * 60};
    const auto at = [](int hour, int minute) { return kNow + std::chrono::hours{hour - 8} + std::chrono::minutes{minute}; };
    const auto first = [&](Instant now) { return first_moment(quiet, MessagePurpose::notice, now); };
    EXPECT_EQ(first(at(12, 0)), at(12, 0));
    EXPECT_EQ(first(at(20, 59)), at(20, 59));
    EXPECT_EQ(first(at(21, 0)), at(32, 0));
    EXPECT_EQ(first(at(23, 59)), at(32, 0));
    EXPECT_EQ(first(at(2, 30)), at(8, 0));
    EXPECT_EQ(first(at(8, 0)), at(8, 0));
    EXPECT_EQ(first_moment(quiet, MessagePurpose::answer, at(2, 30)), at(2, 30));
    EXPECT_EQ(first_moment({.from_min = 0, .to_min = 0}, MessagePurpose::notice, at(2, 30)), at(2, 30));
    EXPECT_EQ(first_moment({.from_min = 12 * 60, .to_min = 14 * 60}, MessagePurpose::notice, at(13, 1)), at(14, 0));
}

TEST(ReplyWords, AreUnderstoodHoweverTheyAreTyped) {
    EXPECT_EQ(notice_wish(" td "), NoticeWish::stop);
    EXPECT_EQ(notice_wish("ＴＤ"), NoticeWish::stop);
    EXPECT_EQ(notice_wish("退订"), NoticeWish::stop);
    EXPECT_EQ(notice_wish("恢复"), NoticeWish::resume);
    EXPECT_EQ(notice_wish("退订什么"), NoticeWish::none);
    EXPECT_EQ(evaluation_digit("１"), 1);
    EXPECT_EQ(evaluation_digit(" 5\n"), 5);
    EXPECT_FALSE(evaluation_digit("6"));
    EXPECT_FALSE(evaluation_digit("0"));
    EXPECT_FALSE(evaluation_digit("11"));
    EXPECT_FALSE(evaluation_digit(""));
}

}  // namespace
}  // namespace hotline
