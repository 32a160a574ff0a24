#include "domain/call/call_machine.hpp"

#include <gtest/gtest.h>

#include "domain/call/leg_machine.hpp"

namespace hotline {
namespace {

using enum CallState;
using On = CallSignal;

constexpr CallState kLive[] = {arriving, in_flow,    queued,     ringing,    talking,
                               held,     agent_lost, consulting, conference, transferred};

TEST(ACall, EndsClassifiedWhenTheCallerGoesAtAnyMoment) {
    const CallOutcome expected[] = {CallOutcome::abandoned_ivr,     CallOutcome::abandoned_ivr, CallOutcome::abandoned_queue,
                                    CallOutcome::abandoned_ringing, CallOutcome::completed,     CallOutcome::completed,
                                    CallOutcome::completed,         CallOutcome::completed,     CallOutcome::completed,
                                    CallOutcome::completed};
    for (std::size_t at = 0; at < std::size(kLive); ++at) {
        const auto step = advance(kLive[at], On::caller_gone);
        ASSERT_TRUE(step);
        EXPECT_EQ(step->to, ended);
        EXPECT_EQ(step->outcome, expected[at]);
    }
}

TEST(ACall, WhoGotHisInformationWasServed) {
    EXPECT_EQ(advance(in_flow, On::caller_gone, {.self_served = true})->outcome, CallOutcome::self_served);
    EXPECT_EQ(advance(in_flow, On::closed_by_us, {.self_served = true})->outcome, CallOutcome::self_served);
    EXPECT_EQ(advance(queued, On::caller_gone, {.self_served = true})->outcome, CallOutcome::abandoned_queue)
        << "he wanted a person after all";
}

TEST(ACall, WhoHasTalkedWasServedWhateverHeDoesInTheFlowBehind) {
    for (const CallState from : {talking, held, agent_lost}) {
        const auto step = advance(from, On::after_talk);
        ASSERT_TRUE(step);
        EXPECT_EQ(step->to, in_flow);
        EXPECT_FALSE(step->outcome);
    }
    EXPECT_FALSE(advance(conference, On::after_talk)) << "others are with the citizen";
    const CallSoFar talked{.unserved = Unserved::full, .talked = true};
    for (const On end : {On::caller_gone, On::closed_by_us}) {
        EXPECT_EQ(advance(in_flow, end, talked)->outcome, CallOutcome::completed);
        EXPECT_EQ(advance(told, end, talked)->outcome, CallOutcome::completed);
    }
    EXPECT_EQ(advance(queued, On::caller_gone, talked)->outcome, CallOutcome::abandoned_queue) << "he waits anew";
}

TEST(ACall, EndsOnce) {
    for (int signal = 0; signal < 24; ++signal) EXPECT_FALSE(advance(ended, static_cast<CallSignal>(signal)));
}

TEST(ACall, LateAnswerOfAnOfferThatIsOverMeansNothing) { EXPECT_FALSE(advance(queued, On::connected)); }

TEST(ACall, KeepsItsAgentWhileHisLineIsBroken) {
    EXPECT_EQ(advance(talking, On::line_lost)->to, agent_lost);
    EXPECT_EQ(advance(agent_lost, On::line_back)->to, talking);
    EXPECT_EQ(advance(agent_lost, On::agent_given_up)->then, CallAction::rejoin_in_front);
}

TEST(ACall, WhoAskedForAPersonInVainIsOwedACallBack) {
    const CallSoFar closed{.unserved = Unserved::holiday};
    const CallSoFar busy{.unserved = Unserved::waited_too_long};
    EXPECT_EQ(advance(told, On::closed_by_us, closed)->outcome, CallOutcome::after_hours);
    EXPECT_EQ(advance(told, On::caller_gone, busy)->outcome, CallOutcome::overflowed);
    EXPECT_EQ(advance(in_flow, On::caller_gone, closed)->outcome, CallOutcome::after_hours);
    EXPECT_EQ(advance(in_mailbox, On::caller_gone, closed)->outcome, CallOutcome::after_hours) << "said nothing";
    EXPECT_EQ(advance(in_mailbox, On::caller_gone)->outcome, CallOutcome::abandoned_ivr) << "chose the box and said nothing";
}

TEST(ACall, AMessageIsItsOutcomeHoweverItEnds) {
    const CallSoFar left{.unserved = Unserved::closed, .message_left = true};
    EXPECT_EQ(advance(in_mailbox, On::caller_gone, left)->outcome, CallOutcome::mailbox);
    EXPECT_EQ(advance(in_mailbox, On::closed_by_us, left)->outcome, CallOutcome::mailbox);
}

TEST(ACall, NeverLosesTheCitizenThroughAnAgentWhoLeavesOthersWithHim) {
    for (const CallState state : {consulting, conference}) EXPECT_EQ(advance(state, On::agent_gone)->to, transferred);
    EXPECT_EQ(advance(transferred, On::agent_given_up)->then, CallAction::rejoin_in_front) << "whom it rang at did not come";
    EXPECT_EQ(advance(transferred, On::agent_changes)->to, talking);
    EXPECT_FALSE(advance(consulting, On::agent_ends)) << "he must come back first";
}

TEST(ACall, ComesBackToItsAgentWhenTheConsultedOneDoesNotCome) {
    for (const CallState state : {talking, held}) EXPECT_EQ(advance(state, On::consult)->to, consulting);
    EXPECT_EQ(advance(consulting, On::consult_over)->to, talking);
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
