#include "domain/call/call_machine.hpp"

#include <gtest/gtest.h>

#include "domain/call/leg_machine.hpp"

namespace hotline {
namespace {

using enum CallState;
using On = CallSignal;

constexpr CallState kLive[] = {arriving, in_flow, queued, ringing, talking, held, agent_lost};

TEST(ACall, EndsClassifiedWhenTheCallerGoesAtAnyMoment) {
    const CallOutcome expected[] = {CallOutcome::abandoned_ivr,     CallOutcome::abandoned_ivr, CallOutcome::abandoned_queue,
                                    CallOutcome::abandoned_ringing, CallOutcome::completed,     CallOutcome::completed,
                                    CallOutcome::completed};
    for (std::size_t at = 0; at < std::size(kLive); ++at) {
        const auto step = advance(kLive[at], On::caller_gone, false);
        ASSERT_TRUE(step);
        EXPECT_EQ(step->to, ended);
        EXPECT_EQ(step->outcome, expected[at]);
    }
}

TEST(ACall, WhoGotHisInformationWasServed) {
    EXPECT_EQ(advance(in_flow, On::caller_gone, true)->outcome, CallOutcome::self_served);
    EXPECT_EQ(advance(in_flow, On::closed_by_us, true)->outcome, CallOutcome::self_served);
    EXPECT_EQ(advance(queued, On::caller_gone, true)->outcome, CallOutcome::abandoned_queue) << "he wanted a person after all";
}

TEST(ACall, EndsOnce) {
    for (int signal = 0; signal < 15; ++signal) EXPECT_FALSE(advance(ended, static_cast<CallSignal>(signal), false));
}

TEST(ACall, LateAnswerOfAnOfferThatIsOverMeansNothing) { EXPECT_FALSE(advance(queued, On::connected, false)); }

TEST(ACall, KeepsItsAgentWhileHisLineIsBroken) {
    EXPECT_EQ(advance(talking, On::line_lost, false)->to, agent_lost);
    EXPECT_EQ(advance(agent_lost, On::line_back, false)->to, talking);
    EXPECT_EQ(advance(agent_lost, On::agent_given_up, false)->then, CallAction::rejoin_in_front);
}

TEST(ALeg, ThatWasGivenUpHearsNothingButItsRelease) {
    EXPECT_EQ(advance(LegState::alerting, LegSignal::hang_up)->to, LegState::releasing);
    EXPECT_FALSE(advance(LegState::releasing, LegSignal::answered));
    EXPECT_FALSE(advance(LegState::releasing, LegSignal::hang_up));
    const auto last = advance(LegState::releasing, LegSignal::released);
    EXPECT_EQ(last->to, LegState::released);
    EXPECT_EQ(last->then, LegAction::nothing) << "who gave it up need not be told";
}

TEST(ALeg, CanBeAnsweredWithoutRinging) {
    EXPECT_EQ(advance(LegState::invited, LegSignal::answered)->then, LegAction::report_answer);
}

}  // namespace
}  // namespace hotline
