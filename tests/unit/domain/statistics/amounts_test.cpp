#include "domain/statistics/amounts.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

using namespace std::chrono_literals;

constexpr Instant kNoon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 4h};

CallRecord queued(CallOutcome outcome, Duration wait, bool connected = false) {
    CallRecord call{.id = CallId{1}, .outcome = outcome, .offered_at = kNoon, .answered_at = kNoon, .queued_at = kNoon};
    if (connected) call.connected_at = kNoon + wait;
    call.ended_at = kNoon + wait + (connected ? Duration{60s} : Duration{});
    return call;
}

TEST(Amounts, EveryQueuedCallEndsInExactlyOneWay) {
    using enum CallOutcome;
    for (const CallOutcome outcome :
         {completed, abandoned_ivr, abandoned_queue, abandoned_ringing, self_served, blocked, failed, mailbox, after_hours,
          overflowed, callback_requested, no_answer, busy, invalid_number, refused, cancelled})
        for (const bool connected : {false, true}) {
            const CallRecord call = queued(outcome, 7s, connected);
            std::int64_t ways = 0;
            for (const Fact fact : {Fact::calls_answered, Fact::calls_abandoned, Fact::calls_overflowed, Fact::calls_to_mailbox,
                                    Fact::calls_asked_callback, Fact::calls_after_hours, Fact::calls_failed, Fact::calls_waiting,
                                    Fact::calls_queue_other})
                ways += amount(fact, call);
            EXPECT_EQ(ways, 1) << static_cast<int>(outcome) << connected;
        }
}

TEST(Amounts, LimitsAreMetAtTheirLastMillisecond) {
    EXPECT_EQ(amount(Fact::calls_answered_15s, queued(CallOutcome::completed, 15s, true)), 1);
    EXPECT_EQ(amount(Fact::calls_answered_15s, queued(CallOutcome::completed, 15s + 1ms, true)), 0);
    EXPECT_EQ(amount(Fact::calls_abandoned_short, queued(CallOutcome::abandoned_queue, 5s)), 1);
    EXPECT_EQ(amount(Fact::calls_queued_long, queued(CallOutcome::abandoned_queue, 5s)), 0);
    EXPECT_EQ(amount(Fact::calls_abandoned_long, queued(CallOutcome::abandoned_queue, 5s + 1ms)), 1);
}

TEST(Amounts, CallsThatWeBeginAreCountedApart) {
    CallRecord call = queued(CallOutcome::completed, 1s, true);
    call.direction = CallDirection::outbound;
    EXPECT_EQ(amount(Fact::calls_in, call), 0);
    EXPECT_EQ(amount(Fact::calls_answered, call), 0);
    EXPECT_EQ(amount(Fact::calls_out, call), 1);
    EXPECT_EQ(amount(Fact::calls_out_connected, call), 1);
}

TEST(Amounts, ADueCaseIsOnTimeLateOrRunning) {
    Case at{.id = CaseId{1}, .stage = CaseStage::in_progress, .recorded_at = kNoon, .due_at = kNoon + 24h};
    const auto state = [&](Instant now) {
        return std::array{amount(Fact::due_on_time, at, now), amount(Fact::due_late, at, now),
                          amount(Fact::due_running, at, now)};
    };
    EXPECT_EQ(state(kNoon), (std::array<std::int64_t, 3>{0, 0, 1}));
    EXPECT_EQ(state(kNoon + 25h), (std::array<std::int64_t, 3>{0, 1, 0}));
    at.stage = CaseStage::suspended;
    EXPECT_EQ(state(kNoon + 25h), (std::array<std::int64_t, 3>{0, 0, 1}));
    at.stage = CaseStage::approved;
    at.handled_at = kNoon + 24h;
    EXPECT_EQ(state(kNoon + 25h), (std::array<std::int64_t, 3>{1, 0, 0}));
    at.handled_at = kNoon + 24h + 1us;
    EXPECT_EQ(state(kNoon + 25h), (std::array<std::int64_t, 3>{0, 1, 0}));
    at.stage = CaseStage::merged;
    EXPECT_EQ(amount(Fact::due_cases, at, kNoon), 0);
}

TEST(Amounts, ExcludedRoundsCountOnlyWhereItSaysSo) {
    JudgedRound round{.closed_at = kNoon, .evaluation = Evaluation{.level = Satisfaction::satisfied}};
    EXPECT_EQ(amount(Fact::satisfaction_good, round), 1);
    round.exclusion.state = ExclusionState::granted;
    EXPECT_EQ(amount(Fact::satisfaction_good, round), 0);
    EXPECT_EQ(amount(Fact::satisfaction_said, round), 0);
    EXPECT_EQ(amount(Fact::satisfaction_good_all, round), 1);
    EXPECT_EQ(amount(Fact::rounds_excluded, round), 1);
}

AgentEvent agent(int id, Duration after, Work work, Presence presence = Presence::signed_in) {
    return {.agent = UserId{id}, .at = kNoon + after, .presence = presence, .work = work, .reason = {}, .seat = {}};
}

std::int64_t sum(Fact fact, const std::vector<AgentSpan>& spans) {
    std::int64_t all = 0;
    for (const AgentSpan& span : spans) all += amount(fact, span);
    return all;
}

TEST(AgentTime, AddsUpToTheTimeSignedIn) {
    const std::vector events{agent(1, 0s, Work::ready),
                             agent(2, 1s, Work::away),
                             agent(1, 10s, Work::reserved),
                             agent(1, 13s, Work::talking),
                             agent(1, 73s, Work::holding),
                             agent(1, 80s, Work::talking),
                             agent(1, 100s, Work::wrap_up),
                             agent(1, 130s, Work::supervising),
                             agent(2, 131s, Work::away, Presence::signed_out),
                             agent(1, 150s, Work::away),
                             agent(1, 200s, Work::away, Presence::signed_out)};
    const auto spans = agent_spans(events, kNoon - 1h, kNoon + 1h, kNoon + 2h);
    EXPECT_EQ(sum(Fact::time_signed_in, spans), 330'000);
    std::int64_t parts = 0;
    for (const Fact fact : {Fact::time_ready, Fact::time_offered, Fact::time_talking, Fact::time_holding, Fact::time_wrap_up,
                            Fact::time_away, Fact::time_supervising})
        parts += sum(fact, spans);
    EXPECT_EQ(parts, 330'000);
    EXPECT_EQ(sum(Fact::time_talking, spans), 80'000);
    EXPECT_EQ(sum(Fact::time_busy, spans), 117'000);
}

TEST(AgentTime, IsCutAtThePeriodAtNowAndAtTheLongestShift) {
    const std::vector events{agent(1, 0s, Work::ready)};
    EXPECT_EQ(sum(Fact::time_ready, agent_spans(events, kNoon + 10s, kNoon + 30s, kNoon + 1h)), 20'000);
    EXPECT_EQ(sum(Fact::time_ready, agent_spans(events, kNoon + 10s, kNoon + 30s, kNoon + 15s)), 5'000);
    EXPECT_EQ(sum(Fact::time_ready, agent_spans(events, kNoon, kNoon + 100h, kNoon + 90h)), 36 * 3'600'000);
    EXPECT_TRUE(agent_spans(events, kNoon - 1h, kNoon, kNoon).empty());
}

}  // namespace
}  // namespace hotline
