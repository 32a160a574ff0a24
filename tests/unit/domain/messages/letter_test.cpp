#include "domain/messages/letter.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

using enum LetterState;
using Do = LetterAction;
using namespace std::chrono_literals;

constexpr Instant kNow{100h};
constexpr UserId kAnna{1};
constexpr UserId kBen{2};

Letter fresh() { return {.channel = WrittenChannel::sms, .received_at = kNow, .due_at = kNow + 3min}; }
Letter taken() { return decide(fresh(), {.action = Do::take, .by = kAnna}, kNow).value(); }

TEST(Letter, HasTheClockOfItsChannel) {
    EXPECT_EQ(first_response(WrittenChannel::sms), 3min);
    EXPECT_EQ(first_response(WrittenChannel::platform), 2h);
    EXPECT_EQ(first_response(WrittenChannel::letterbox), 24h);
    EXPECT_FALSE(is_overdue(fresh(), kNow + 3min - 1s));
    EXPECT_TRUE(is_overdue(fresh(), kNow + 3min));
    EXPECT_TRUE(is_overdue(taken(), kNow + 3min)) << "taking is no answer";
}

TEST(Letter, IsOnePersonsWhileTheLeaseRuns) {
    const Letter letter = taken();
    EXPECT_EQ(letter.state, in_progress);
    EXPECT_EQ(letter.lease_until, kNow + kLetterLease);
    EXPECT_EQ(decide(letter, {.action = Do::take, .by = kBen}, kNow).error(), LetterRefusal::taken_by_other);
    EXPECT_EQ(decide(letter, {.action = Do::reply, .by = kBen}, kNow).error(), LetterRefusal::taken_by_other);
    EXPECT_TRUE(decide(letter, {.action = Do::reply, .by = kBen, .may_overrule = true}, kNow));
    EXPECT_FALSE(has_lapsed(letter, kNow + kLetterLease - 1s));
    EXPECT_TRUE(has_lapsed(letter, kNow + kLetterLease));
}

TEST(Letter, ReturnsWhenNothingIsDone) {
    const auto back = decide(taken(), {.action = Do::lapse}, kNow + kLetterLease);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->state, open);
    EXPECT_FALSE(back->owner);
    EXPECT_FALSE(back->lease_until);
    EXPECT_EQ(back->due_at, kNow + 3min) << "the citizen's clock goes on";
}

TEST(Letter, IsAnsweredOnce) {
    const Letter answered = decide(taken(), {.action = Do::reply, .by = kAnna}, kNow + 1min).value();
    EXPECT_EQ(answered.state, done);
    EXPECT_EQ(answered.result, LetterResult::answered);
    EXPECT_EQ(answered.responded_at, kNow + 1min);
    const Letter more = decide(answered, {.action = Do::reply, .by = kBen}, kNow + 9min).value();
    EXPECT_EQ(more.responded_at, kNow + 1min);
    EXPECT_EQ(more.done_at, kNow + 1min);
}

TEST(Letter, BelongsToACaseAndMayStillBeAnswered) {
    const Letter filed = decide(taken(), {.action = Do::file, .by = kAnna, .about = CaseId{7}}, kNow).value();
    EXPECT_EQ(filed.result, LetterResult::case_made);
    EXPECT_EQ(filed.about, CaseId{7});
    const Letter answered = decide(filed, {.action = Do::reply, .by = kAnna}, kNow + 1min).value();
    EXPECT_EQ(answered.result, LetterResult::case_made);
    EXPECT_EQ(answered.about, CaseId{7});
    EXPECT_EQ(decide(filed, {.action = Do::file, .by = kAnna, .about = CaseId{8}}, kNow).error(),
              LetterRefusal::not_possible_now);
}

TEST(Letter, IsPutAsideWithAReasonOnly) {
    EXPECT_EQ(decide(taken(), {.action = Do::finish, .by = kAnna}, kNow).error(), LetterRefusal::note_needed);
    EXPECT_EQ(decide(taken(), {.action = Do::finish, .by = kAnna, .note = "广告"}, kNow)->result, LetterResult::nothing_to_do);
    EXPECT_EQ(decide(fresh(), {.action = Do::finish, .by = kAnna, .note = "广告"}, kNow).error(),
              LetterRefusal::not_possible_now);
}

TEST(Letter, ShowsTheButtonsOfItsTable) {
    EXPECT_EQ(allowed_actions(fresh(), kBen, false), (std::vector{Do::take}));
    EXPECT_EQ(allowed_actions(taken(), kBen, false), (std::vector<Do>{}));
    EXPECT_EQ(allowed_actions(taken(), kAnna, false), (std::vector{Do::give_back, Do::reply, Do::file, Do::link, Do::finish}));
    EXPECT_EQ(allowed_actions(taken(), kBen, true).size(), 5U);
}

}  // namespace
}  // namespace hotline
