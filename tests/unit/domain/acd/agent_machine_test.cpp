#include "domain/acd/agent_machine.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "domain/acd/offer_rules.hpp"

namespace hotline {
namespace {

using namespace std::chrono_literals;
using On = AgentSignal;

constexpr Instant t0{};

AgentState seat(Work work, AwayReason reason = AwayReason::rest) {
    return {Presence::signed_in, work, reason, SeatKind::browser, t0};
}
Work after(const AgentState& from, On signal) { return advance(from, signal, t0 + 1s).value_or(from).work; }

TEST(AnAgent, GoesThroughACall) {
    AgentState agent = *sign_in({}, SeatKind::browser, t0);
    EXPECT_EQ(agent.work, Work::away);
    EXPECT_EQ(agent.reason, AwayReason::just_signed_in);
    for (const auto& [signal, work] : {std::pair{On::get_ready, Work::ready},
                                       {On::reserve, Work::reserved},
                                       {On::connect, Work::talking},
                                       {On::hold, Work::holding},
                                       {On::retrieve, Work::talking},
                                       {On::call_over, Work::wrap_up},
                                       {On::wrapped_up, Work::ready}}) {
        agent = *advance(agent, signal, t0 + 1s);
        EXPECT_EQ(agent.work, work);
    }
}

TEST(AnAgent, WithACallCannotLeave) {
    for (const Work busy : {Work::reserved, Work::talking, Work::holding}) {
        EXPECT_FALSE(advance(seat(busy), On::sign_out, t0));
        EXPECT_FALSE(advance(seat(busy), On::go_away, t0));
        EXPECT_FALSE(sign_in(seat(busy), SeatKind::phone, t0)) << "nor change his seat";
        EXPECT_TRUE(sign_in(seat(busy), SeatKind::browser, t0)) << "a reloaded page signs in again";
    }
}

TEST(AnAgent, WhoseOfferIsOverIsNotLeftReserved) {
    EXPECT_EQ(after(seat(Work::reserved), On::release), Work::ready);
    const auto missed = advance(seat(Work::reserved), On::miss, t0, AwayReason::not_answering);
    EXPECT_EQ(missed->work, Work::away);
    EXPECT_EQ(missed->reason, AwayReason::not_answering);
    EXPECT_EQ(after(*missed, On::rested), Work::ready) << "the way back comes by itself";
}

TEST(AnAgent, ComesBackOnlyFromWhatCameByItself) {
    EXPECT_FALSE(advance(seat(Work::away, AwayReason::meal), On::line_back, t0));
    EXPECT_FALSE(advance(seat(Work::away, AwayReason::meal), On::rested, t0));
    EXPECT_EQ(after(seat(Work::away, AwayReason::line_lost), On::line_back), Work::ready);
}

TEST(AnAgent, AsksForHisReason) {
    EXPECT_EQ(advance(seat(Work::ready), On::go_away, t0, AwayReason::training)->reason, AwayReason::training);
    EXPECT_EQ(advance(seat(Work::wrap_up), On::go_away, t0, AwayReason::meal)->reason, AwayReason::meal);
}

TEST(AnAgent, WhoIsSignedOutDoesNothing) {
    for (int signal = 0; signal < 15; ++signal) EXPECT_FALSE(advance(AgentState{}, static_cast<On>(signal), t0));
}

TEST(AnAgent, WhoSupervisesTakesNoCallsAndGoesBackToHisReason) {
    const auto beside = advance(seat(Work::away, AwayReason::meeting), On::supervise, t0);
    EXPECT_EQ(beside->work, Work::supervising);
    EXPECT_EQ(why_unfit(*beside, true, false), Unfit::on_call);
    EXPECT_EQ(line_of(*beside, true), Line::busy);
    EXPECT_EQ(advance(*beside, On::call_over, t0, beside->reason)->reason, AwayReason::meeting);
    EXPECT_EQ(after(*beside, On::connect), Work::talking) << "he takes the call over";
    EXPECT_EQ(after_restart(*beside).work, Work::away) << "nobody who took no calls is given one";
}

TEST(AnAgent, IsFreeOnAllThreeAxesOrThereIsAReason) {
    EXPECT_EQ(why_unfit(seat(Work::ready), true, false), std::nullopt);
    EXPECT_EQ(why_unfit(seat(Work::ready), false, false), Unfit::line_down);
    EXPECT_EQ(why_unfit(seat(Work::ready), true, true), Unfit::at_rest);
    EXPECT_EQ(why_unfit(seat(Work::away), true, false), Unfit::away);
    EXPECT_EQ(why_unfit(seat(Work::reserved), true, false), Unfit::offered);
    EXPECT_EQ(why_unfit(seat(Work::holding), true, false), Unfit::on_call);
    EXPECT_EQ(why_unfit(seat(Work::wrap_up), true, false), Unfit::wrap_up);
    EXPECT_EQ(why_unfit(AgentState{.work = Work::ready}, true, false), Unfit::signed_out);
}

/// What comes without the agent's doing: a caller, a time that runs out, a line.
constexpr std::array kByItself{On::release, On::miss,          On::call_over, On::wrapped_up,
                               On::rested,  On::line_given_up, On::line_back};

std::vector<AgentState> reached_by_itself(const AgentState& from) {
    std::vector<AgentState> all;
    for (const On signal : kByItself)
        for (const AwayReason reason : {AwayReason::not_answering, AwayReason::refusing})
            if (const auto to = advance(from, signal, t0, reason)) all.push_back(*to);
    return all;
}

bool comes_back_by_itself(AgentState from) {
    std::vector<AgentState> seen{from};
    for (std::size_t next = 0; next < seen.size(); ++next) {
        if (seen[next].work == Work::ready) return true;
        for (const AgentState& to : reached_by_itself(seen[next]))
            if (std::ranges::find(seen, to) == seen.end()) seen.push_back(to);
    }
    return false;
}

TEST(AnAgent, ComesBackByHimselfFromEveryStateThatCameByItself) {
    int states = 0;
    for (int work = 0; work < 6; ++work)
        for (const AgentState& to : reached_by_itself(seat(static_cast<Work>(work)))) {
            EXPECT_TRUE(comes_back_by_itself(to)) << work << " -> " << static_cast<int>(to.work);
            ++states;
        }
    EXPECT_GT(states, 10);
}

TEST(AnAgent, KeepsHisStateOverARestartButNotHisCall) {
    EXPECT_EQ(after_restart(seat(Work::talking)).work, Work::ready);
    EXPECT_EQ(after_restart(seat(Work::away, AwayReason::meal)), seat(Work::away, AwayReason::meal));
    EXPECT_EQ(after_restart(AgentState{}), AgentState{});
}

TEST(APauseAfterRefusals, DoublesUpToTenMinutes) {
    EXPECT_EQ(pause_after_limit(1), 1min);
    EXPECT_EQ(pause_after_limit(2), 2min);
    EXPECT_EQ(pause_after_limit(4), 8min);
    EXPECT_EQ(pause_after_limit(5), 10min);
    EXPECT_EQ(pause_after_limit(1000), 10min);
}

}  // namespace
}  // namespace hotline
