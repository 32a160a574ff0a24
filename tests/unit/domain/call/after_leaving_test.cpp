#include "domain/call/after_leaving.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

using enum CallState;
using On = CallSignal;
using Next = std::optional<CallSignal>;

TEST(WhoLeaves, AConsultationGivesTheCitizenBack) {
    EXPECT_EQ(after_leaving(consulting, {.role = PartyRole::consulted, .had_joined = true}), Next{On::consult_over});
    EXPECT_EQ(after_leaving(consulting, {.role = PartyRole::target}), Next{On::consult_over}) << "he never answered";
    EXPECT_EQ(after_leaving(consulting, {.role = PartyRole::member}), Next{});
}

TEST(WhoLeaves, AConferenceLeavesTwoWhenHeWasTheLast) {
    EXPECT_EQ(after_leaving(conference, {.had_joined = true}), Next{On::others_gone});
    EXPECT_EQ(after_leaving(conference, {.had_joined = true, .others_joined = 1}), Next{});
}

TEST(WhoLeaves, OnlyWhoTalkedWithTheCitizenAndHangsUpEndsHisCall) {
    EXPECT_EQ(after_leaving(transferred, {.had_joined = true}), Next{On::others_gone});
    EXPECT_EQ(after_leaving(transferred, {.had_joined = true, .broke = true}), Next{On::agent_given_up});
    EXPECT_EQ(after_leaving(transferred, {.had_joined = false}), Next{On::agent_given_up});
    EXPECT_EQ(after_leaving(transferred, {.had_joined = false, .others_ringing = 1}), Next{});
    EXPECT_EQ(after_leaving(transferred, {.had_joined = true, .others_joined = 1}), Next{});
}

TEST(WhoLeaves, ASupervisorIsMissedByNobody) {
    for (int state = 0; state < 13; ++state)
        EXPECT_EQ(after_leaving(static_cast<CallState>(state), {.role = PartyRole::supervisor, .had_joined = true}), Next{});
}

TEST(WhoLeaves, EverySignalThatFollowsMeansSomethingThere) {
    for (int state = 0; state < 13; ++state)
        for (int role = 2; role < 6; ++role)
            for (const bool joined : {false, true})
                for (const bool broke : {false, true})
                    if (const auto next =
                            after_leaving(static_cast<CallState>(state),
                                          {.role = static_cast<PartyRole>(role), .had_joined = joined, .broke = broke}))
                        EXPECT_TRUE(advance(static_cast<CallState>(state), *next)) << state << ' ' << role;
}

}  // namespace
}  // namespace hotline
