#include "domain/outbound/campaign.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace hotline {
namespace {

using namespace std::chrono_literals;
using enum CampaignState;

const Instant t0{};

TEST(ACampaign, RunsPausesAndEnds) {
    EXPECT_EQ(advance(draft, CampaignAction::start), running);
    EXPECT_EQ(advance(running, CampaignAction::pause), paused);
    EXPECT_EQ(advance(paused, CampaignAction::resume), running);
    EXPECT_EQ(advance(running, CampaignAction::finish), finished);
    for (const auto state : {draft, running, paused}) EXPECT_EQ(advance(state, CampaignAction::stop), stopped);
}

TEST(ACampaign, NeverBeginsAgainOnceItIsOver) {
    for (const auto state : {finished, stopped})
        for (const auto action : {CampaignAction::start, CampaignAction::pause, CampaignAction::resume, CampaignAction::stop})
            EXPECT_FALSE(advance(state, action));
}

class ATarget : public testing::Test {
protected:
    CampaignTarget target{.id = TargetId{1}, .number = "13812341234", .next_at = t0};
    RetryRule retries{.tries = 2, .delay = 30min};

    void call_ends(TargetResult result, Instant at, std::string answer = {}) {
        target = after_call(begin_call(target, at).value(), {CallId{5}, result, std::move(answer)}, retries, at);
    }
};

TEST_F(ATarget, IsDoneWhenItAnswered) {
    call_ends(TargetResult::answered, t0, "1");
    EXPECT_EQ(target.state, TargetState::done);
    EXPECT_EQ(target.answer, "1");
    EXPECT_FALSE(begin_call(target, t0 + 24h));
}

TEST_F(ATarget, IsCalledAgainLaterWhenItWasBusy) {
    call_ends(TargetResult::busy, t0);
    EXPECT_EQ(target.state, TargetState::waiting);
    EXPECT_FALSE(begin_call(target, t0 + 29min));
    call_ends(TargetResult::no_answer, t0 + 30min);
    EXPECT_EQ(target.state, TargetState::done);
    EXPECT_EQ(target.tries, 2);
    EXPECT_EQ(target.result, TargetResult::no_answer);
}

TEST_F(ATarget, IsNotCalledAgainWhenThatCannotHelpOrIsNotWanted) {
    for (const auto result : {TargetResult::invalid, TargetResult::refused, TargetResult::opted_out, TargetResult::heard,
                              TargetResult::interrupted, TargetResult::do_not_call}) {
        target = {.id = TargetId{1}, .number = "13812341234", .next_at = t0};
        call_ends(result, t0);
        EXPECT_EQ(target.state, TargetState::done);
    }
}

TEST_F(ATarget, IsNeverCalledTwiceAtOnce) {
    target = begin_call(target, t0).value();
    EXPECT_FALSE(begin_call(target, t0 + 24h));
}

TEST(ThePacer, KeepsToTheMinuteAndToTheCallsAtOnce) {
    Pacer pacer({.calls_at_once = 2, .calls_a_minute = 30}, t0);
    EXPECT_EQ(pacer.take(0, t0), 1);
    EXPECT_EQ(pacer.take(1, t0 + 1s), 0);
    EXPECT_EQ(pacer.take(1, t0 + 2s), 1);
    EXPECT_EQ(pacer.take(2, t0 + 10s), 0);
    EXPECT_EQ(pacer.take(0, t0 + 1h), 1);  // no burst after a pause
}

TEST(ThePacer, AllowsASecondsWorthAtOnceWhenItIsFast) {
    Pacer pacer({.calls_at_once = 100, .calls_a_minute = 600}, t0);
    EXPECT_EQ(pacer.take(0, t0 + 10s), 10);
}

TEST(ThePacer, NeverExceedsItsPaceOverAnyRun) {
    std::minstd_rand chance(7);
    const auto below = [&](int most) { return std::uniform_int_distribution<int>(1, most)(chance); };
    for (int run = 0; run < 200; ++run) {
        const CampaignPace pace{.calls_at_once = below(20), .calls_a_minute = below(600)};
        Pacer pacer(pace, t0);
        Instant now = t0;
        int begun = 0;
        for (int step = below(100); step > 0; --step) {
            now += std::chrono::milliseconds{below(5000)};
            const int more = pacer.take(0, now);
            ASSERT_LE(more, pace.calls_at_once);
            begun += more;
        }
        const double minutes = std::chrono::duration<double, std::ratio<60>>(now - t0).count();
        ASSERT_LE(begun, minutes * pace.calls_a_minute + std::max(1.0, pace.calls_a_minute / 60.0) + 1e-6);
    }
}

}  // namespace
}  // namespace hotline
