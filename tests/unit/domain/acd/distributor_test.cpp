#include "domain/acd/distributor.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "domain/acd/place_announcement.hpp"
#include "domain/acd/strategies/strategies.hpp"

namespace hotline {
namespace {

using namespace std::chrono_literals;

constexpr Instant t0{};
const QueueCode kHousing{"housing"};
const QueueCode kTax{"tax"};

class TheDistributor : public testing::Test {
protected:
    TheDistributor() {
        queues[kHousing] = {.code = kHousing, .strategy = Strategy::least_talk_time, .needs = {{{"housing"}, 2}}};
        queues[kTax] = {.code = kTax, .strategy = Strategy::longest_idle, .ring_timeout_s = 15};
        for (int n = 1; n <= 4; ++n)
            agents[UserId{n}] = {.id = UserId{n}, .skills = {{{"housing"}, n == 4 ? 1 : 3}}, .queues = {kHousing, kTax}};
        distributor.configure(queues, agents);
    }
    void ready(int agent, Instant since = t0, Duration talked = {}) {
        distributor.free({.agent = UserId{agent}, .ready_since = since, .talk = talked});
    }
    void waiting(int call, Instant joined, const QueueCode& queue = kHousing, Duration head_start = {}) {
        distributor.join({.id = CallId{call}, .queue = queue, .joined = joined, .head_start = head_start});
    }
    std::pair<int, int> offered(Instant now = t0 + 1min) {
        const auto offer = distributor.next_offer(now);
        return offer ? std::pair{static_cast<int>(offer->call.value), static_cast<int>(offer->agent.value)} : std::pair{0, 0};
    }

    std::map<QueueCode, Queue> queues;
    std::map<UserId, AgentProfile> agents;
    Distributor distributor;
};

using CallAndAgent = std::pair<int, int>;
const CallAndAgent kNobody{0, 0};

TEST_F(TheDistributor, OffersTheOldestCallToWhoTalkedLeast) {
    ready(1, t0, 10min);
    ready(2, t0 + 5s, 3min);
    waiting(11, t0 + 1s);
    waiting(10, t0);
    EXPECT_EQ(offered(), (CallAndAgent{10, 2}));
    EXPECT_EQ(offered(), (CallAndAgent{11, 1}));
    EXPECT_EQ(offered(), kNobody);
}

TEST_F(TheDistributor, BreaksATieByTheLongestIdle) {
    ready(1, t0 + 5s, 3min);
    ready(2, t0, 3min);
    waiting(10, t0);
    EXPECT_EQ(offered(), (CallAndAgent{10, 2}));
}

TEST_F(TheDistributor, PrefersTheLongestIdleWhereTheQueueSaysSo) {
    ready(1, t0, 10min);
    ready(2, t0 + 5s, 0s);
    waiting(10, t0, kTax);
    EXPECT_EQ(offered(), (CallAndAgent{10, 1}));
}

TEST_F(TheDistributor, AddsAHeadStartToTheWaitingTime) {
    waiting(10, t0);
    waiting(11, t0 + 10s, kTax, 11s);
    ready(1);
    EXPECT_EQ(offered(), (CallAndAgent{11, 1}));
}

TEST_F(TheDistributor, ServesTheOldestOfAllQueuesAnAgentIsIn) {
    waiting(10, t0 + 1s);
    waiting(11, t0, kTax);
    ready(1);
    EXPECT_EQ(offered(), (CallAndAgent{11, 1}));
}

TEST_F(TheDistributor, KnowsSkillsAndTheirLevels) {
    ready(4);  // level 1 of the needed 2
    waiting(10, t0);
    EXPECT_EQ(offered(), kNobody);
    waiting(11, t0 + 1s, kTax);
    EXPECT_EQ(offered(), (CallAndAgent{11, 4})) << "who cannot be served does not block who can";
}

TEST_F(TheDistributor, HoldsALeaseAsLongAsThePhoneRings) {
    ready(1);
    waiting(10, t0, kTax);
    EXPECT_EQ(distributor.next_offer(t0 + 1s), (Offer{CallId{10}, UserId{1}, kTax, t0 + 16s, 1}));
    EXPECT_EQ(distributor.place_of(CallId{10}), 1) << "the place is kept while it rings";
    ready(2);
    EXPECT_EQ(offered(), kNobody) << "one caller, one offer";
}

TEST_F(TheDistributor, DoesNotAskTheSameAgentAgainUntilTheRefusalIsForgotten) {
    ready(1);
    waiting(10, t0);
    waiting(11, t0 + 1s);
    EXPECT_EQ(offered(t0 + 2s), (CallAndAgent{10, 1}));
    distributor.refuse(CallId{10}, t0 + 30s);
    EXPECT_EQ(offered(t0 + 2s), kNobody) << "he is not free before somebody says so";
    ready(1);
    EXPECT_EQ(offered(t0 + 2s), (CallAndAgent{11, 1})) << "but he may have the next caller";
    distributor.take(CallId{11});
    ready(1);
    EXPECT_EQ(offered(t0 + 29s), kNobody);
    EXPECT_EQ(distributor.next_moment(), t0 + 30s);
    EXPECT_EQ(offered(t0 + 30s), (CallAndAgent{10, 1}));
}

TEST_F(TheDistributor, GoesToTheNextAgentWithTheCallInItsPlace) {
    ready(1, t0, 0s);
    ready(2, t0, 1min);
    waiting(10, t0);
    waiting(11, t0 + 1s);
    EXPECT_EQ(offered(), (CallAndAgent{10, 1}));
    distributor.refuse(CallId{10}, t0 + 1h);
    EXPECT_EQ(distributor.place_of(CallId{10}), 1);
    EXPECT_EQ(offered(), (CallAndAgent{10, 2}));
}

TEST_F(TheDistributor, ForgetsWhoLeft) {
    waiting(10, t0);
    waiting(11, t0 + 1s);
    EXPECT_EQ(distributor.place_of(CallId{11}), 2);
    distributor.leave(CallId{10});
    EXPECT_EQ(distributor.place_of(CallId{11}), 1);
    EXPECT_EQ(distributor.place_of(CallId{10}), std::nullopt);
    ready(1);
    EXPECT_EQ(offered(), (CallAndAgent{11, 1}));
    EXPECT_EQ(offered(), kNobody);
}

TEST_F(TheDistributor, LetsNobodyReachAnAgentWhoWentAway) {
    ready(1);
    distributor.withdraw(UserId{1}, Unfit::away);
    waiting(10, t0);
    EXPECT_EQ(offered(), kNobody);
}

TEST_F(TheDistributor, TakesNewSkillsWithoutLosingAnybody) {
    ready(4);
    waiting(10, t0);
    EXPECT_EQ(offered(), kNobody);
    agents[UserId{4}].skills[{"housing"}] = 2;
    distributor.configure(queues, agents);
    EXPECT_EQ(offered(), (CallAndAgent{10, 4}));
}

TEST_F(TheDistributor, KeepsThoseWhoWaitInAQueueThatIsNoMore) {
    waiting(10, t0);
    queues.erase(kHousing);
    distributor.configure(queues, agents);
    EXPECT_EQ(distributor.waiting_in(kHousing), 1);
    ready(1);
    EXPECT_EQ(offered(), (CallAndAgent{10, 1}));
}

TEST_F(TheDistributor, TellsTheOldestEvenBehindAPriority) {
    waiting(10, t0 + 5s, kHousing, 9min);
    waiting(11, t0 + 1s);
    EXPECT_EQ(distributor.oldest_in(kHousing), t0 + 1s);
}

TEST_F(TheDistributor, LowersTheNeedStepByStepWhileACallerWaits) {
    queues[kHousing].needs = {{{"housing"}, 5}};
    queues[kHousing].relaxation = {.every_s = 10, .by = 2, .least = 2};
    distributor.configure(queues, agents);
    ready(4);  // level 1
    ready(1);  // level 3
    waiting(10, t0);
    EXPECT_EQ(offered(t0 + 9s), kNobody);
    EXPECT_EQ(distributor.next_moment(), t0 + 10s);
    EXPECT_EQ(offered(t0 + 10s), (CallAndAgent{10, 1})) << "5, then 3";
    waiting(11, t0);
    EXPECT_EQ(offered(t0 + 1h), kNobody) << "never below the least";
}

TEST_F(TheDistributor, LetsACallerWaitInASecondQueueWithHisOnePlace) {
    queues[kHousing].overflow = {{.to = kTax, .after_s = 30}};
    distributor.configure(queues, agents);
    ready(4);  // no housing for him
    waiting(10, t0);
    waiting(11, t0 + 20s, kTax);
    EXPECT_EQ(offered(t0 + 20s), (CallAndAgent{11, 4}));
    distributor.take(CallId{11});
    waiting(12, t0 + 25s, kTax);
    EXPECT_EQ(offered(t0 + 30s), kNobody);
    EXPECT_EQ(distributor.place_of(CallId{12}), 2) << "who has waited longer comes first in both";
    EXPECT_EQ(distributor.waiting_in(kTax), 1) << "but is counted once";
    ready(4);
    EXPECT_EQ(offered(t0 + 31s), (CallAndAgent{10, 4}));
    ready(1);
    EXPECT_EQ(offered(t0 + 31s), (CallAndAgent{12, 1})) << "one caller, one offer, though he waits in two queues";
}

TEST_F(TheDistributor, SendsNewcomersToASecondQueueWhenTooManyWait) {
    queues[kHousing].overflow = {{.to = kTax, .when_waiting = 2}};
    distributor.configure(queues, agents);
    for (int call = 10; call < 13; ++call) {
        waiting(call, t0 + 1s * call);
    }
    ready(4);
    EXPECT_EQ(offered(), (CallAndAgent{12, 4})) << "only the third waits for the tax desk too";
}

TEST_F(TheDistributor, GivesBackAnEarlierPlace) {
    waiting(10, t0 + 10s);
    distributor.join({.id = CallId{11}, .queue = kHousing, .joined = t0 + 20s, .waits_since = t0});
    EXPECT_EQ(distributor.place_of(CallId{11}), 1);
    EXPECT_EQ(distributor.oldest_in(kHousing), t0 + 10s) << "what he waits now began when he called again";
}

// Whatever comes and however urgent: a plain caller is served when all are served who joined within the longest head start.
TEST_F(TheDistributor, LetsNobodyStarve) {
    waiting(10, t0);
    int served_before = 0;
    int call = 11;
    for (Instant now = t0;; now += 30s) {
        waiting(call++, now, kHousing, kMostHeadStart);
        waiting(call++, now, kHousing, 24h);  // more than a priority may be worth
        ready(1, now);
        const auto [who, agent] = offered(now);
        ASSERT_EQ(agent, 1);
        distributor.take(CallId{who});
        if (who == 10) break;
        ++served_before;
        ASSERT_LT(now, t0 + 3 * kMostHeadStart);
    }
    EXPECT_LE(served_before, 2 * (kMostHeadStart / 30s) + 2);
    EXPECT_GT(served_before, 100) << "a head start must be worth something";
}

TEST_F(TheDistributor, OffersACallThatWantsOneAgentToNobodyElse) {
    ready(1);
    distributor.join({.id = CallId{10}, .queue = kHousing, .joined = t0, .wants = UserId{4}});
    EXPECT_EQ(offered(t0 + 24h), kNobody);
    waiting(11, t0 + 1s);
    EXPECT_EQ(offered(), (CallAndAgent{11, 1})) << "who waits for one agent holds up nobody behind him";
    ready(4);
    EXPECT_EQ(offered(), (CallAndAgent{10, 4})) << "whatever the agent's own skills";
}

TEST_F(TheDistributor, OffersACallToAnybodyWhenItsWishIsGivenUp) {
    ready(1);
    distributor.join({.id = CallId{10}, .queue = kHousing, .joined = t0, .wants = UserId{2}, .wants_until = t0 + 20s});
    EXPECT_EQ(offered(t0 + 19s), kNobody);
    EXPECT_EQ(distributor.next_moment(), t0 + 20s);
    EXPECT_EQ(offered(t0 + 20s), (CallAndAgent{10, 1}));
}

TEST_F(TheDistributor, GivesUpAWishWithAnEndWhenTheAgentRefuses) {
    ready(1);
    ready(2);
    distributor.join({.id = CallId{10}, .queue = kHousing, .joined = t0, .wants = UserId{2}, .wants_until = t0 + 5min});
    EXPECT_EQ(offered(t0), (CallAndAgent{10, 2}));
    distributor.refuse(CallId{10}, t0 + 30s);
    EXPECT_EQ(offered(t0), (CallAndAgent{10, 1}));
}

const Decision::Group* group(const Decision& decision, Unfit why) {
    const auto found = std::ranges::find(decision.unfit, why, &Decision::Group::why);
    return found == decision.unfit.end() ? nullptr : &*found;
}

TEST_F(TheDistributor, SaysWhyHimAndWhyNobody) {
    distributor.withdraw(UserId{3}, Unfit::wrap_up);
    ready(4);
    waiting(10, t0);
    EXPECT_EQ(offered(t0), kNobody);
    ready(1, t0, 10min);
    ready(2, t0, 3min);
    EXPECT_EQ(offered(t0 + 5s), (CallAndAgent{10, 2}));
    const auto decisions = distributor.take_decisions();
    ASSERT_EQ(decisions.size(), 2U);

    const Decision& nobody = decisions[0];
    EXPECT_EQ(nobody.chosen, std::nullopt);
    EXPECT_EQ(nobody.cause, DecisionCause::joined);
    EXPECT_EQ(nobody.eligible, 0);
    EXPECT_EQ(*group(nobody, Unfit::wrap_up), (Decision::Group{Unfit::wrap_up, 1, {UserId{3}}}));
    EXPECT_EQ(*group(nobody, Unfit::skill_too_low), (Decision::Group{Unfit::skill_too_low, 1, {UserId{4}}}));
    EXPECT_EQ(group(nobody, Unfit::signed_out)->count, 2);

    const Decision& him = decisions[1];
    EXPECT_EQ(him.chosen, UserId{2});
    EXPECT_EQ(him.cause, DecisionCause::agent_free);
    EXPECT_EQ(him.waited_s, 5);
    EXPECT_EQ(him.best, (std::vector<Decision::Choice>{{UserId{2}, 180}, {UserId{1}, 600}})) << "seconds talked";
    EXPECT_TRUE(distributor.take_decisions().empty());
}

TEST_F(TheDistributor, NamesOnlyTheFirstOfManyAgents) {
    for (int n = 5; n <= 500; ++n) agents[UserId{n}] = {.id = UserId{n}, .queues = {kTax}};
    distributor.configure(queues, agents);
    for (int n = 100; n <= 500; ++n) distributor.withdraw(UserId{n}, Unfit::on_call);
    waiting(10, t0, kTax);
    EXPECT_EQ(offered(), kNobody);
    const auto decision = distributor.take_decisions().at(0);
    EXPECT_EQ(group(decision, Unfit::on_call)->count, 401);
    EXPECT_EQ(group(decision, Unfit::on_call)->first.size(), kNamedInDecision);
}

TEST_F(TheDistributor, ChangesNoPersonsStateWhenItIsConfiguredAnew) {
    ready(1);
    distributor.withdraw(UserId{2}, Unfit::on_call);
    queues[kHousing].strategy = Strategy::seat_number;
    distributor.configure(queues, agents);
    EXPECT_EQ(distributor.free_agents(), 1U);
    waiting(10, t0);
    waiting(11, t0);
    EXPECT_EQ(offered(), (CallAndAgent{10, 1}));
    EXPECT_EQ(offered(), kNobody);
    EXPECT_EQ(group(distributor.take_decisions().back(), Unfit::on_call)->count, 1);
}

TEST(EachStrategy, HasOneOrderThatIsTotal) {
    const Candidate a{.agent = UserId{1}, .ready_since = t0 + 9s, .calls = 3, .talk = 5min, .level = 4, .seat = 8003};
    const Candidate b{.agent = UserId{2}, .ready_since = t0 + 5s, .calls = 4, .talk = 4min, .level = 7, .seat = 8004};
    const auto prefers_a = [&](Strategy strategy) { return strategies::order_of(strategy)(a, b); };
    EXPECT_TRUE(prefers_a(Strategy::fewest_calls));
    EXPECT_FALSE(prefers_a(Strategy::least_talk_time));
    EXPECT_FALSE(prefers_a(Strategy::longest_idle));
    EXPECT_FALSE(prefers_a(Strategy::highest_level));
    EXPECT_TRUE(prefers_a(Strategy::seat_number));

    Candidate twin = a;
    twin.agent = UserId{3};
    for (int each = 0; each < 5; ++each) {
        const Better better = strategies::order_of(static_cast<Strategy>(each));
        EXPECT_NE(better(a, b), better(b, a));
        EXPECT_TRUE(better(a, twin) && !better(twin, a)) << "equals are told apart";
        EXPECT_FALSE(better(a, a));
    }
}

TEST(ASkillNeed, IsMetFromAStepOn) {
    const Queue queue{.code = kHousing, .needs = {{{"a"}, 7}, {{"b"}, 3}}, .relaxation = {.every_s = 20, .by = 2, .least = 2}};
    const auto first = [&](int a, int b) {
        return first_step({.skills = {{{"a"}, a}, {{"b"}, b}}, .queues = {kHousing}}, queue);
    };
    EXPECT_EQ(last_step(queue), 3) << "7, 5, 3, 2";
    EXPECT_EQ(first(9, 3), 0);
    EXPECT_EQ(first(6, 3), 1);
    EXPECT_EQ(first(7, 2), 1);
    EXPECT_EQ(first(2, 9), 3);
    EXPECT_EQ(first(1, 9), std::nullopt);
    EXPECT_EQ(first_step({.skills = {{{"a"}, 9}, {{"b"}, 9}}}, queue), std::nullopt) << "not listed for the queue";
    EXPECT_EQ(step_after(queue, 19s), 0);
    EXPECT_EQ(step_after(queue, 40s), 2);
    EXPECT_EQ(step_after(queue, 1h), 3);
    EXPECT_EQ(level_for({.skills = {{{"a"}, 9}, {{"b"}, 4}}}, queue), 4) << "as good as in the weakest";
}

TEST(APlace, IsSaidAsChineseCounts) {
    const auto words = [](int place) {
        std::string text;
        for (const PromptName& prompt : place_announcement(place)) text += prompt.value + " ";
        return text;
    };
    EXPECT_EQ(words(1), "queue_you_are_next ");
    EXPECT_EQ(words(2), "queue_your_place number_2 queue_place_unit ");
    EXPECT_EQ(words(10), "queue_your_place number_10 queue_place_unit ");
    EXPECT_EQ(words(12), "queue_your_place number_10 number_2 queue_place_unit ");
    EXPECT_EQ(words(20), "queue_your_place number_2 number_10 queue_place_unit ");
    EXPECT_EQ(words(99), "queue_your_place number_9 number_10 number_9 queue_place_unit ");
    EXPECT_EQ(words(100), "queue_many_waiting ");
}

}  // namespace
}  // namespace hotline
