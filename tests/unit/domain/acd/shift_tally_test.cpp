#include "domain/acd/shift_tally.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace hotline {
namespace {

using namespace std::chrono_literals;

constexpr Instant t0{};

struct Day {
    ShiftBook book;
    std::vector<AgentEvent> events;

    void is(int agent, Work work, Instant at, Presence presence = Presence::signed_in) {
        tell({UserId{agent}, at, presence, work, AwayReason::other, SeatKind::phone});
    }
    void is_consulted(int agent, Instant at) { tell(in_call(agent, Work::talking, at, CallPart::consulted)); }
    void is_in_own_call(int agent, Work work, Instant at) { tell(in_call(agent, work, at, CallPart::dialled)); }
    static AgentEvent in_call(int agent, Work work, Instant at, CallPart part) {
        return {.agent = UserId{agent},
                .at = at,
                .presence = Presence::signed_in,
                .work = work,
                .reason = AwayReason::other,
                .seat = SeatKind::phone,
                .part = part};
    }
    void tell(AgentEvent event) {
        events.push_back(std::move(event));
        book.on(events.back());
    }
    void talks(int agent, Instant from, Duration length) {
        is(agent, Work::ready, from - 1s);
        is(agent, Work::reserved, from - 1s);
        is(agent, Work::talking, from);
        is(agent, Work::holding, from + length / 2);
        is(agent, Work::wrap_up, from + length);
    }
    [[nodiscard]] ShiftTally of(int agent) const { return *book.of(UserId{agent}); }
};

TEST(AShift, CountsCallsAndTalkHoldingIncluded) {
    Day day;
    EXPECT_EQ(day.book.of(UserId{1}), nullptr);
    day.is(1, Work::away, t0);
    day.talks(1, t0 + 1min, 10min);
    day.talks(1, t0 + 20min, 5min);
    EXPECT_EQ(day.of(1).answered, 2);
    EXPECT_EQ(day.of(1).talked, 15min);
}

TEST(AShift, NewcomerStartsAtTheMeanOfCallsAndTalk) {
    Day day;
    day.is(1, Work::away, t0);
    day.is(2, Work::away, t0);
    day.talks(1, t0 + 1min, 10min);
    day.talks(2, t0 + 1min, 20min);
    day.talks(2, t0 + 30min, 10min);
    day.is(3, Work::away, t0 + 1h);
    EXPECT_EQ(day.of(3).calls(), 1.5);
    EXPECT_EQ(day.of(3).talk(), 20min);
    EXPECT_EQ(day.of(3).answered, 0) << "what he did not do is in no report";
}

TEST(AShift, WhoWentHomeIsNoMeasureForNewcomers) {
    Day day;
    day.talks(1, t0 + 1min, 10min);
    day.is(1, Work::away, t0 + 1h, Presence::signed_out);
    day.is(2, Work::away, t0 + 2h);
    EXPECT_EQ(day.of(2).talk(), 0s);
}

TEST(AShift, GoesOnAfterABreakAndEndsOverNight) {
    Day day;
    day.talks(1, t0 + 1min, 40min);
    day.is(1, Work::away, t0 + 1h, Presence::signed_out);
    day.is(1, Work::away, t0 + 2h);
    EXPECT_EQ(day.of(1).answered, 1);
    day.is(1, Work::away, t0 + 3h, Presence::signed_out);
    day.is(1, Work::away, t0 + 18h);
    EXPECT_EQ(day.of(1).answered, 0);
    day.is(1, Work::ready, t0 + 19h);
    day.talks(1, t0 + 20h, 1min);
    EXPECT_EQ(day.of(1).answered, 1);
}

TEST(AShift, EndsForAPageThatWasLeftSignedInOverNight) {
    Day day;
    day.talks(1, t0 + 1min, 40min);
    day.is(1, Work::away, t0 + 8h);
    day.is(1, Work::ready, t0 + 20h);
    EXPECT_EQ(day.of(1).talk(), 0s);
}

TEST(AShift, IsTheSameWhenItsEventsAreToldAgain) {
    Day day;
    for (int call = 0; call < 20; ++call) day.talks(1 + call % 3, t0 + call * 10min, 1min * (call % 7));
    day.is(4, Work::ready, t0 + 4h);
    Day again;
    for (const AgentEvent& event : day.events) again.book.on(event);
    for (int agent = 1; agent <= 4; ++agent) {
        EXPECT_EQ(again.of(agent).calls(), day.of(agent).calls());
        EXPECT_EQ(again.of(agent).talk(), day.of(agent).talk());
    }
}

TEST(AShift, CountsAConsultationOnlyWhenHeTakesTheCallOver) {
    Day day;
    day.is(1, Work::ready, t0);
    day.is_consulted(1, t0 + 1min);
    EXPECT_EQ(day.of(1).answered, 0);
    day.is(1, Work::talking, t0 + 1min);
    EXPECT_EQ(day.of(1).answered, 1);
    day.is(1, Work::holding, t0 + 2min);
    day.is(1, Work::wrap_up, t0 + 3min);
    EXPECT_EQ(day.of(1).answered, 1);
    EXPECT_EQ(day.of(1).talked, 2min);
}

TEST(AShift, CountsACallOfHisOwnAsTimeOnly) {
    Day day;
    day.is(1, Work::ready, t0);
    day.is_in_own_call(1, Work::talking, t0 + 1min);
    day.is_in_own_call(1, Work::holding, t0 + 2min);
    day.is_in_own_call(1, Work::talking, t0 + 3min);
    day.is_in_own_call(1, Work::wrap_up, t0 + 4min);
    EXPECT_EQ(day.of(1).answered, 0);
    EXPECT_EQ(day.of(1).talked, 3min);
    day.is(1, Work::talking, t0 + 5min);
    EXPECT_EQ(day.of(1).answered, 1);
}

TEST(AShift, CountsNoTimeInWhichTheProgramWasDead) {
    Day day;
    day.is(1, Work::ready, t0);
    day.is(1, Work::talking, t0 + 1min);
    day.is(1, Work::ready, t0 + 3h);  // after_restart()
    EXPECT_EQ(day.of(1).answered, 1);
    EXPECT_EQ(day.of(1).talked, 0s);
}

}  // namespace
}  // namespace hotline
