#include "domain/acd/distributor.hpp"

#include <gtest/gtest.h>

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
    void ready(int agent, Instant since = t0, Duration talked = {}) { distributor.free({UserId{agent}, since, talked}); }
    void waiting(int call, Instant joined, const QueueCode& queue = kHousing, int priority = 0) {
        distributor.join({CallId{call}, queue, priority, joined});
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

TEST_F(TheDistributor, ServesPriorityBeforeWaitingTime) {
    waiting(10, t0);
    waiting(11, t0 + 10s, kTax, 1);
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
    EXPECT_EQ(distributor.next_forgetting(t0 + 29s), t0 + 30s);
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
    distributor.withdraw(UserId{1});
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
    waiting(10, t0 + 5s, kHousing, 9);
    waiting(11, t0 + 1s);
    EXPECT_EQ(distributor.oldest_in(kHousing), t0 + 1s);
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
