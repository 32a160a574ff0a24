#include "domain/supervision/supervision.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

using enum SupervisionAct;
using No = std::optional<SupervisionRefusal>;

const AgentProfile kBoss{.id = UserId{11}, .name = "班长", .queues = {{"general"}}};
const AgentProfile kStranger{.id = UserId{12}, .name = "外组班长", .queues = {{"enterprise"}}};
const AgentProfile kAgent{.id = UserId{1}, .name = "座席", .queues = {{"general"}}};
constexpr SupervisionAct kActs[] = {listen, whisper, barge, intercept, release};

SupervisorStand boss() { return {.profile = &kBoss, .has_ear = true}; }
SupervisedCall call(CallState state = CallState::talking) { return {.agent = &kAgent, .queue = {"general"}, .state = state}; }

TEST(ASupervisor, MayDoEverythingToACallOfHisTeam) {
    for (const auto act : kActs) EXPECT_EQ(refusal(act, boss(), call()), No{});
}

TEST(ASupervisor, MayDoNothingToAnotherTeam) {
    for (const auto act : kActs)
        EXPECT_EQ(refusal(act, {.profile = &kStranger, .has_ear = true}, call()), No{SupervisionRefusal::not_your_team});
    SupervisedCall through_his_queue = call();
    through_his_queue.queue = {"enterprise"};
    EXPECT_EQ(refusal(listen, {.profile = &kStranger, .has_ear = true}, through_his_queue), No{});
}

TEST(ASupervisor, NeedsACallThatLives) {
    using enum CallState;
    for (const auto state : {arriving, in_flow, queued, ringing, transferred, in_mailbox, told, ended})
        for (const auto act : kActs) EXPECT_EQ(refusal(act, boss(), call(state)), No{SupervisionRefusal::no_call});
    for (const auto state : {talking, held, agent_lost, consulting, conference})
        EXPECT_EQ(refusal(listen, boss(), call(state)), No{});
    EXPECT_EQ(refusal(release, boss(), {}), No{SupervisionRefusal::no_call}) << "the agent has none";
}

TEST(ASupervisor, NeedsAnEarExceptToEndACall) {
    for (const auto act : {listen, whisper, barge, intercept})
        EXPECT_EQ(refusal(act, {.profile = &kBoss}, call()), No{SupervisionRefusal::no_ear});
    EXPECT_EQ(refusal(release, {.profile = &kBoss}, call()), No{});
}

TEST(ASupervisor, InATalkOfHisOwnMayStillEndAnotherOne) {
    const SupervisorStand busy{.profile = &kBoss, .has_ear = true, .in_other_call = true};
    EXPECT_EQ(refusal(listen, busy, call()), No{SupervisionRefusal::you_have_a_call});
    EXPECT_EQ(refusal(release, busy, call()), No{});
}

TEST(ASupervisor, IsNotHisOwnSupervisor) {
    SupervisedCall own = call();
    own.agent = &kBoss;
    for (const auto act : kActs) EXPECT_EQ(refusal(act, boss(), own), No{SupervisionRefusal::own_call});
}

TEST(ASupervisor, NeverTakesOverWhatAnotherHasTakenOver) {
    SupervisedCall taken = call();
    taken.interceptor = UserId{99};
    EXPECT_EQ(refusal(intercept, boss(), taken), No{SupervisionRefusal::already_intercepted});
    EXPECT_EQ(refusal(release, boss(), taken), No{SupervisionRefusal::already_intercepted});
    EXPECT_EQ(refusal(listen, boss(), taken), No{});
    taken.interceptor = kBoss.id;
    EXPECT_EQ(refusal(intercept, boss(), taken), No{}) << "his own phone may still ring";
}

TEST(ASupervisor, DoesNotSpeakWhereAnotherSpeaks) {
    SupervisedCall helped = call();
    helped.helper = UserId{99};
    EXPECT_EQ(refusal(whisper, boss(), helped), No{SupervisionRefusal::somebody_helps});
    EXPECT_EQ(refusal(barge, boss(), helped), No{SupervisionRefusal::somebody_helps});
    EXPECT_EQ(refusal(listen, boss(), helped), No{});
    helped.helper = kBoss.id;
    EXPECT_EQ(refusal(barge, boss(), helped), No{});
}

}  // namespace
}  // namespace hotline
