#include <gtest/gtest.h>

#include "domain/voicemail/mailbox_dialogue.hpp"
#include "domain/voicemail/voice_message.hpp"

namespace hotline {
namespace {

using namespace std::chrono_literals;

constexpr UserId kAnna{1};
constexpr UserId kBo{2};
const Instant kNight{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

VoiceMessage fresh() {
    VoiceMessage message{.id = {1}, .left_at = kNight};
    set_clock(message, Mailbox{.remind_after_min = 30, .escalate_after_min = 60, .due_after_min = 1440});
    return message;
}

VoiceMessageCommand does(VoiceMessageAction action, UserId by = kAnna) {
    return {.action = action, .by = by, .result = VoiceMessageResult::answered};
}

TEST(MailboxDialogue, WhoTwiceSaysNothingIsLetGo) {
    EXPECT_EQ(advance(MailboxState::recording, MailboxSignal::too_little, 0)->then, MailboxAction::ask_again);
    EXPECT_EQ(advance(MailboxState::recording, MailboxSignal::too_little, 1)->to, MailboxState::goodbye);
}

TEST(MailboxDialogue, KeysBeforeTheToneRecordNothing) {
    EXPECT_FALSE(advance(MailboxState::tone, MailboxSignal::pound, 0));
    EXPECT_EQ(advance(MailboxState::greeting, MailboxSignal::pound, 0)->to, MailboxState::tone) << "skips the greeting";
}

TEST(AVoiceMessage, IsDoneByWhoTookIt) {
    const auto taken = decide(fresh(), does(VoiceMessageAction::take), kNight);
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->state, VoiceMessageState::in_progress);
    EXPECT_EQ(decide(*taken, does(VoiceMessageAction::take, kBo), kNight).error(), VoiceMessageRefusal::taken_by_other);
    EXPECT_EQ(decide(*taken, does(VoiceMessageAction::finish, kBo), kNight).error(), VoiceMessageRefusal::taken_by_other);
    auto overruled = does(VoiceMessageAction::give_back, kBo);
    overruled.may_overrule = true;
    EXPECT_EQ(decide(*taken, overruled, kNight)->owner, UserId{});
    const auto done = decide(*taken, does(VoiceMessageAction::finish), kNight + 1h);
    ASSERT_TRUE(done);
    EXPECT_EQ(done->done_at, kNight + 1h);
    EXPECT_EQ(decide(*done, does(VoiceMessageAction::take), kNight).error(), VoiceMessageRefusal::not_possible_now);
}

TEST(AVoiceMessage, KeepsWhoHeardItFirst) {
    const auto heard = decide(fresh(), does(VoiceMessageAction::hear), kNight + 1min);
    const auto again = decide(*heard, does(VoiceMessageAction::hear, kBo), kNight + 2min);
    EXPECT_EQ(again->heard_by, kAnna);
    EXPECT_EQ(again->heard_at, kNight + 1min);
}

TEST(AVoiceMessage, IsNotFinishedWithoutAResult) {
    EXPECT_EQ(decide(fresh(), {.action = VoiceMessageAction::finish, .by = kAnna}, kNight).error(),
              VoiceMessageRefusal::result_needed);
}

TEST(AVoiceMessage, RemindsThenAlarms) {
    VoiceMessage message = fresh();
    EXPECT_EQ(due_notice(message, kNight + 29min), VoiceMessageAlarm::none);
    EXPECT_EQ(due_notice(message, kNight + 30min), VoiceMessageAlarm::reminded);
    message.reminded_at = kNight + 30min;
    EXPECT_EQ(due_notice(message, kNight + 59min), VoiceMessageAlarm::none) << "once";
    EXPECT_EQ(due_notice(message, kNight + 60min), VoiceMessageAlarm::escalated);
    message.escalated_at = kNight + 60min;
    EXPECT_EQ(due_notice(message, kNight + 48h), VoiceMessageAlarm::none);
    EXPECT_EQ(alarm_of(message, kNight + 48h), VoiceMessageAlarm::overdue) << "the list goes on showing it";
}

TEST(AVoiceMessage, ThatSomebodySeesToAlarmsNobodyBeforeItsTimeIsOver) {
    const auto taken = decide(fresh(), does(VoiceMessageAction::take), kNight);
    EXPECT_EQ(alarm_of(*taken, kNight + 2h), VoiceMessageAlarm::none);
    EXPECT_EQ(alarm_of(*taken, kNight + 24h), VoiceMessageAlarm::overdue);
}

}  // namespace
}  // namespace hotline
