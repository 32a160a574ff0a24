#include "domain/call/call_record.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace hotline {
namespace {

using namespace std::chrono_literals;

CallRecord after(const std::vector<std::pair<Duration, CallFact>>& facts) {
    CallRecord record;
    for (const auto& [at, fact] : facts) record = evolve(std::move(record), {.call = CallId{1}, .at = Instant{at}, .fact = fact});
    return record;
}

const call_event::Offered kOffered{"09990001", "12345", CallChannel::trunk};
const call_event::Ended kGaveUp{CallOutcome::abandoned_queue, CallParty::citizen, 16};

TEST(CallRecord, TimesAreCountedBetweenItsTurningPoints) {
    const auto record = after({{0s, kOffered},
                               {1s, call_event::Answered{}},
                               {11s, call_event::QueueJoined{{"general"}, 2}},
                               {31s, call_event::AgentConnected{UserId{7}}},
                               {50s, call_event::Held{}},
                               {60s, call_event::Retrieved{}},
                               {91s, call_event::Ended{CallOutcome::completed, CallParty::agent, 16}}});
    EXPECT_EQ(flow_time(record), 10s);
    EXPECT_EQ(wait_time(record), 20s);
    EXPECT_EQ(talk_time(record), 60s);
    EXPECT_EQ(record.agent, UserId{7});
    EXPECT_EQ(record.events, 7);
    EXPECT_EQ(record.last_at, Instant{91s});
}

TEST(CallRecord, WhatTheFlowAsksAfterwardsIsNoTalk) {
    const auto record = after({{0s, kOffered},
                               {1s, call_event::Answered{}},
                               {11s, call_event::QueueJoined{{"general"}, 1}},
                               {31s, call_event::AgentConnected{UserId{7}}},
                               {91s, call_event::TalkEnded{UserId{7}}},
                               {99s, call_event::Ended{CallOutcome::completed, CallParty::citizen, 16}}});
    EXPECT_EQ(talk_time(record), 60s);
    EXPECT_FALSE(record.satisfaction);
}

TEST(CallRecord, WhoJudgesTwiceHasJudgedOnceByTheLastKey) {
    const auto record = after({{0s, kOffered},
                               {1s, call_event::Judged{Satisfaction::dissatisfied}},
                               {2s, call_event::Judged{Satisfaction::satisfied}}});
    EXPECT_EQ(record.satisfaction, Satisfaction::satisfied);
}

TEST(CallRecord, WhoGivesUpWaitedUntilTheEnd) {
    const auto record = after({{0s, kOffered}, {2s, call_event::QueueJoined{{"general"}, 1}}, {42s, kGaveUp}});
    EXPECT_EQ(wait_time(record), 40s);
    EXPECT_EQ(talk_time(record), 0s);
}

TEST(CallRecord, NothingIsCountedWhileItLasts) {
    const auto record = after({{0s, kOffered}, {1s, call_event::Answered{}}});
    EXPECT_EQ(flow_time(record), 0s);
    EXPECT_FALSE(is_missed(record));
}

TEST(CallRecord, GoingBackToTheQueueKeepsTheFirstTimes) {
    const auto record = after({{0s, kOffered},
                               {1s, call_event::QueueJoined{{"general"}, 1}},
                               {5s, call_event::AgentConnected{UserId{7}}},
                               {9s, call_event::QueueJoined{{"enterprise"}, 1}},
                               {12s, call_event::AgentConnected{UserId{8}}}});
    EXPECT_EQ(wait_time(record), 4s);
    EXPECT_EQ(record.queue, QueueCode{"enterprise"});
    EXPECT_EQ(record.agent, UserId{7});
}

TEST(CallRecord, EndsOnce) {
    const auto record =
        after({{0s, kOffered}, {3s, kGaveUp}, {4s, call_event::Ended{CallOutcome::failed, CallParty::system, 41}}});
    EXPECT_EQ(record.outcome, CallOutcome::abandoned_queue);
    EXPECT_EQ(record.ended_at, Instant{3s});
}

TEST(CallRecord, IsMissedWhenAPersonWasWantedOrWeFailed) {
    using enum CallOutcome;
    for (const auto& [outcome, missed] : {std::pair{completed, false},
                                          {abandoned_ivr, false},
                                          {abandoned_queue, true},
                                          {abandoned_ringing, true},
                                          {self_served, false},
                                          {blocked, false},
                                          {failed, true}})
        EXPECT_EQ(is_missed(after({{0s, kOffered}, {1s, call_event::Ended{outcome, CallParty::citizen, 16}}})), missed);
}

TEST(ACall, KnowsWhoJoinsIt) {
    EXPECT_EQ(who_joins(call_event::AgentConnected{UserId{7}}), UserId{7});
    EXPECT_EQ(who_joins(call_event::PartyJoined{PartyRole::consulted, UserId{8}, ""}), UserId{8});
    EXPECT_EQ(who_joins(call_event::PartyJoined{PartyRole::member, UserId{}, "110"}), UserId{}) << "from outside";
    EXPECT_EQ(who_joins(call_event::PartyJoined{PartyRole::supervisor, UserId{9}, ""}), UserId{}) << "he only listens";
    EXPECT_EQ(who_joins(call_event::Intercepted{UserId{9}, UserId{7}}), UserId{9});
    EXPECT_EQ(who_joins(call_event::Held{}), UserId{});
}

}  // namespace
}  // namespace hotline
