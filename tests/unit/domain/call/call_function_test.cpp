#include "domain/call/call_function.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace hotline {
namespace {

using enum CallState;
using F = CallFunction;
using Functions = std::vector<CallFunction>;

TEST(CallFunctions, OfAnAgentInATalk) {
    EXPECT_EQ(functions_of({.state = talking}),
              (Functions{F::hold, F::hang_up, F::transfer, F::consult, F::add, F::mute, F::send_keys, F::ask_help}));
}

TEST(CallFunctions, OfAConsultationDependOnTheAnswer) {
    EXPECT_EQ(functions_of({.state = consulting, .people = 3}), (Functions{F::back, F::mute, F::send_keys, F::ask_help}));
    EXPECT_EQ(functions_of({.state = consulting, .consulted_joined = true, .people = 3}),
              (Functions{F::complete, F::back, F::alternate, F::join, F::mute, F::send_keys, F::ask_help}));
}

TEST(CallFunctions, OfAConferenceEndAtItsSize) {
    EXPECT_TRUE(may({.state = conference, .people = 3}, F::add));
    EXPECT_TRUE(may({.state = conference, .people = 3}, F::drop));
    EXPECT_TRUE(may({.state = conference, .people = 3}, F::leave));
    EXPECT_FALSE(may({.state = conference, .people = kLargestConference}, F::add));
    EXPECT_FALSE(may({.state = talking, .people = 2}, F::drop)) << "there is nobody to drop";
    EXPECT_FALSE(may({.state = talking, .people = 3}, F::consult)) << "somebody rings and would come into the middle of it";
}

TEST(CallFunctions, OfWhomItRingsAt) {
    EXPECT_EQ(functions_of({.state = consulting, .role = PartyRole::consulted, .joined = false}),
              (Functions{F::answer, F::reject}));
    EXPECT_EQ(functions_of({.state = ringing}), (Functions{F::answer, F::reject}));
}

TEST(CallFunctions, OfAMemberAreToLeaveAndToBeStill) {
    for (const PartyRole role : {PartyRole::consulted, PartyRole::member, PartyRole::supervisor}) {
        EXPECT_EQ(functions_of({.state = conference, .role = role}), (Functions{F::leave, F::mute}));
        EXPECT_EQ(functions_of({.state = conference, .role = role, .muted = true}), (Functions{F::leave, F::unmute}));
    }
}

TEST(CallFunctions, AreNoneWhenTheCallIsOver) { EXPECT_TRUE(functions_of({.state = ended}).empty()); }

/// A button that the table of calls would ignore is a lie.
TEST(CallFunctions, ThatChangeTheCallMeanSomethingToItsTable) {
    const std::pair<CallFunction, CallSignal> changes[] = {
        {F::hold, CallSignal::hold},       {F::retrieve, CallSignal::retrieve},   {F::hang_up, CallSignal::agent_ends},
        {F::consult, CallSignal::consult}, {F::complete, CallSignal::agent_gone}, {F::back, CallSignal::consult_over},
        {F::join, CallSignal::joined},     {F::leave, CallSignal::agent_gone},    {F::transfer, CallSignal::sent_to_queue},
        {F::transfer, CallSignal::consult}};
    for (int state = 0; state < 13; ++state)
        for (const int people : {2, 3})
            for (const auto& [function, signal] : changes) {
                const Standing standing{.state = static_cast<CallState>(state), .consulted_joined = true, .people = people};
                if (may(standing, function)) EXPECT_TRUE(advance(standing.state, signal)) << state;
            }
}

}  // namespace
}  // namespace hotline
