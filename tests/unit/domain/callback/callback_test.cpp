#include "domain/callback/callback.hpp"

#include <gtest/gtest.h>

#include <random>

namespace hotline {
namespace {

using namespace std::chrono_literals;
using enum CallbackState;
using On = CallbackSignal;

constexpr UserId kAnna{1};
constexpr UserId kBo{2};
const Instant kNow{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};
const CallbackRules kRules{
    .max_attempts = 2, .retry_after_min = {15, 60}, .lease_min = 10, .attempt_min = 60, .due_after_min = 240};

CallbackTask fresh() { return begin_callback({1}, {.call = {100}, .number = "09990001", .at = kNow}, kRules); }

CallbackTask after(const CallbackTask& task, const CallbackCommand& command, Instant now = kNow) {
    const auto next = decide(task, command, kRules, now);
    EXPECT_TRUE(next) << static_cast<int>(command.on);
    return next ? *next : task;
}

CallbackTask attempted(CallbackTask task, AttemptOutcome outcome, Instant now = kNow) {
    task = after(task, {.on = On::dial, .by = kAnna, .call = {200}}, now);
    return after(task, {.on = On::ended, .by = kAnna, .call = {200}, .attempt = outcome}, now);
}

TEST(ACallback, OnePersonHasItAtATime) {
    const auto leased = after(fresh(), {.on = On::take, .by = kAnna});
    EXPECT_EQ(decide(leased, {.on = On::take, .by = kBo}, kRules, kNow).error(), CallbackRefusal::taken_by_other);
    EXPECT_EQ(decide(leased, {.on = On::dial, .by = kBo}, kRules, kNow).error(), CallbackRefusal::taken_by_other);
    EXPECT_EQ(after(leased, {.on = On::take, .by = kBo}, kNow + 10min).owner, kBo) << "the lease has run out";
}

TEST(ACallback, HasOneAttemptInFlight) {
    const auto dialling_now = after(fresh(), {.on = On::dial, .by = kAnna, .call = {200}});
    EXPECT_EQ(decide(dialling_now, {.on = On::dial, .by = kAnna, .call = {201}}, kRules, kNow).error(),
              CallbackRefusal::not_possible_now);
    EXPECT_EQ(decide(dialling_now, {.on = On::ended, .call = {199}, .attempt = AttemptOutcome::reached}, kRules, kNow).error(),
              CallbackRefusal::not_possible_now)
        << "the end of an earlier attempt is not this one's";
}

TEST(ACallback, IsTriedAgainLaterAndNotForEver) {
    const auto once = attempted(fresh(), AttemptOutcome::no_answer);
    EXPECT_EQ(once.state, open);
    EXPECT_EQ(once.retry_at, kNow + 15min);
    const auto twice = attempted(once, AttemptOutcome::busy, kNow + 15min);
    EXPECT_EQ(twice.state, closed);
    EXPECT_EQ(twice.closed_as, CallbackClose::attempts_used_up);
    EXPECT_EQ(twice.attempts, 2);
}

TEST(ACallback, ClosesWithItsReason) {
    EXPECT_EQ(attempted(fresh(), AttemptOutcome::reached).closed_as, CallbackClose::reached);
    EXPECT_EQ(attempted(fresh(), AttemptOutcome::invalid).closed_as, CallbackClose::invalid_number);
    EXPECT_EQ(after(fresh(), {.on = On::got_through}).closed_as, CallbackClose::got_through);
    EXPECT_EQ(decide(fresh(), {.on = On::give_up, .by = kAnna}, kRules, kNow).error(), CallbackRefusal::note_needed);
    EXPECT_EQ(after(fresh(), {.on = On::give_up, .by = kAnna, .note = "重复"}).closed_as, CallbackClose::given_up);
}

TEST(ACallback, AnAttemptOfWhichNothingIsHeardIsOver) {
    const auto lost = after(fresh(), {.on = On::dial, .by = kAnna, .call = {200}});
    const auto retried = after(lost, {.on = On::take, .by = kBo}, kNow + 60min);
    EXPECT_EQ(retried.owner, kBo);
    EXPECT_EQ(retried.attempts, 1) << "it counts";
}

TEST(ACallback, TheCitizenWhoGetsThroughMeanwhileClosesIt) {
    const auto dialling_now = after(fresh(), {.on = On::dial, .by = kAnna, .call = {200}});
    const auto through = after(dialling_now, {.on = On::got_through});
    EXPECT_EQ(through.closed_as, CallbackClose::got_through);
    EXPECT_FALSE(decide(through, {.on = On::ended, .call = {200}, .attempt = AttemptOutcome::busy}, kRules, kNow));
}

TEST(ACallback, CountsMissedCallsOfTheNumberOnceEach) {
    auto task = missed_again(fresh(), {.call = {101}, .number = "09990001", .at = kNow + 1min});
    task = missed_again(task, {.call = {101}, .number = "09990001", .at = kNow + 1min});
    EXPECT_EQ(task.missed, 2);
    EXPECT_EQ(task.due_at, kNow + 240min) << "the first missed call is owed an answer";
}

/// Whatever happens in whatever order: what must hold of every task.
TEST(ACallback, KeepsItsPromisesInAnyOrder) {
    for (unsigned seed = 0; seed < 300; ++seed) {
        std::mt19937 chance(seed);
        const auto pick = [&](int below) { return static_cast<int>(chance() % static_cast<unsigned>(below)); };
        CallbackTask task = fresh();
        Instant now = kNow;
        for (int step = 0; step < 60; ++step) {
            now += std::chrono::minutes{pick(20)};
            const CallbackCommand command{.on = static_cast<On>(pick(8)),
                                          .by = {pick(3)},
                                          .call = {200 + pick(2)},
                                          .attempt = static_cast<AttemptOutcome>(pick(5)),
                                          .note = "x"};
            const auto next = decide(task, command, kRules, now);
            if (task.state == closed) ASSERT_FALSE(next) << "seed " << seed;
            if (!next) continue;
            ASSERT_EQ(next->state == closed, next->closed_as.has_value());
            ASSERT_EQ(next->state == leased || next->state == dialling, next->lease_until.has_value());
            ASSERT_LE(next->attempts, kRules.max_attempts);
            ASSERT_LE(next->attempts - task.attempts, 1);
            ASSERT_TRUE(next->state != closed || !next->owner);
            task = *next;
        }
    }
}

}  // namespace
}  // namespace hotline
