#include "support/switch_story.hpp"

namespace hotline::test {
namespace {

using app::Desk;
using app::DeskRefusal;

class AnAgent : public SwitchStory {
protected:
    void in_talk() {
        ready_at_page(1);
        citizen = citizen_waits_for_person();
        ASSERT_EQ(does(1, &Desk::answer), std::nullopt);
    }
    LegId citizen;
};

TEST_F(AnAgent, TakesACallFromRingToWrapUp) {
    ready_at_page(1);
    citizen = citizen_waits_for_person();
    const auto ringing = agent(1);
    EXPECT_EQ(ringing.work, Work::reserved);
    EXPECT_EQ(ringing.line, Line::ringing);
    EXPECT_EQ(ringing.call->number, "0999123");
    EXPECT_EQ(ringing.call->area, "云溪市");
    EXPECT_EQ(ringing.call->choice, "人工服务");
    EXPECT_EQ(live.count("call.offered"), 1);

    EXPECT_EQ(does(1, &Desk::answer), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[1]));
    loop.pass(90s);
    EXPECT_EQ(does(1, &Desk::hold), std::nullopt);
    EXPECT_EQ(media.heard_by(citizen), "music");
    EXPECT_TRUE(media.legs.at(citizen).recording) << "holding does not interrupt the recording";
    EXPECT_EQ(does(1, &Desk::retrieve), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[1]));

    EXPECT_EQ(does(1, &Desk::hang_up), std::nullopt);
    EXPECT_FALSE(signalling.live.contains(citizen));
    EXPECT_EQ(journal.all<call_event::Ended>().at(0).by, CallParty::agent);
    const auto after = agent(1);
    EXPECT_EQ(after.work, Work::wrap_up);
    ASSERT_TRUE(after.call) << "the form of the call stays open";
    EXPECT_EQ(after.call->wrap_up_until, loop.now() + 60s);
    EXPECT_EQ(after.talk_s_in_shift, 90);
    EXPECT_EQ(after.answered_in_shift, 1);
    loop.pass(60s);
    EXPECT_EQ(agent(1).work, Work::ready);
    EXPECT_FALSE(agent(1).call);
    for (const char* type : {"call.connected", "call.held", "call.retrieved", "call.ended"})
        EXPECT_EQ(live.count(type), 1) << type;
    nothing_is_left();
}

TEST_F(AnAgent, GetsTheNextCallerWhenWrapUpIsDone) {
    in_talk();
    const LegId next = citizen_waits_for_person();
    hangs_up(citizen);
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    desk().finish_wrap_up(UserId{1}, [](auto) {});
    loop.settle();
    EXPECT_EQ(agent(1).work, Work::reserved);
    EXPECT_EQ(does(1, &Desk::answer), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(next, lines[1]));
}

TEST_F(AnAgent, WhoRejectsIsNotAskedForThisCallAgainSoon) {
    ready_at_page(1);
    ready_at_page(2);
    citizen = citizen_waits_for_person();
    const int first = agent(1).call ? 1 : 2;
    const int second = 3 - first;
    EXPECT_EQ(does(first, &Desk::reject), std::nullopt);
    EXPECT_EQ(agent(first).work, Work::ready);
    EXPECT_EQ(agent(second).work, Work::reserved);
    EXPECT_EQ(does(second, &Desk::reject), std::nullopt);
    EXPECT_EQ(agent(first).work, Work::ready) << "both refused: the caller waits";
    loop.pass(30s);
    EXPECT_EQ(agent(first).work, Work::reserved) << "the refusal is forgotten";
    EXPECT_EQ(journal.all<call_event::OfferRefused>().size(), 2U);
}

TEST_F(AnAgent, WhoDoesNotAnswerIsAwayAndComesBackByHimself) {
    ready_at_page(1);
    citizen_waits_for_person();
    loop.pass(20s);
    EXPECT_EQ(agent(1).work, Work::away);
    EXPECT_EQ(agent(1).reason, AwayReason::not_answering);
    EXPECT_EQ(journal.all<call_event::OfferRefused>().at(0).why, OfferRefusal::no_answer);
    loop.pass(60s);
    EXPECT_EQ(agent(1).work, Work::reserved) << "the caller still waits for him";
    loop.pass(20s + 119s);
    EXPECT_EQ(agent(1).work, Work::away) << "the second miss in a row costs two minutes";
    loop.pass(1s);
    EXPECT_EQ(agent(1).work, Work::reserved);
}

TEST_F(AnAgent, OfTwoOnlyOneIsRung) {
    ready_at_page(1);
    ready_at_page(2);
    citizen_waits_for_person();
    EXPECT_EQ((agent(1).work == Work::reserved) + (agent(2).work == Work::reserved), 1);
    const int other = agent(1).call ? 2 : 1;
    const CallId call = agent(3 - other).call->id;
    EXPECT_EQ(does(other, &Desk::answer, call), DeskRefusal::not_your_call);
    EXPECT_EQ(does(3 - other, &Desk::answer, call), std::nullopt);
    EXPECT_EQ(does(3 - other, &Desk::answer, call), DeskRefusal::not_possible_now) << "twice answered";
}

TEST_F(AnAgent, IsFreeAgainWhenTheCallerGivesUpWhileItRings) {
    ready_at_page(1);
    citizen = citizen_waits_for_person();
    const CallId call = agent(1).call->id;
    hangs_up(citizen);
    EXPECT_EQ(agent(1).work, Work::ready);
    EXPECT_FALSE(agent(1).call);
    EXPECT_EQ(live.count("call.ended"), 1);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::abandoned_ringing});
    EXPECT_EQ(does(1, &Desk::answer, call), DeskRefusal::no_such_call);
    nothing_is_left();
}

TEST_F(AnAgent, WhoReloadsThePageGetsTheSameCallBack) {
    in_talk();
    const CallId call = agent(1).call->id;
    const LegId line = lines[1];
    desk().open_line(UserId{1}, "offer again", [](auto answer) { EXPECT_TRUE(answer); });
    loop.settle();
    EXPECT_EQ(media.heard_by(citizen), "one_moment");
    EXPECT_EQ(agent(1).call->id, call) << "the new page finds its call";
    EXPECT_EQ(agent(1).line, Line::down);
    hears_to_the_end(citizen);
    EXPECT_EQ(media.heard_by(citizen), "music");
    desk_switch->media_events().on_line_up(line);
    loop.settle();
    EXPECT_TRUE(media.hear_each_other(citizen, line));
    EXPECT_EQ(agent(1).work, Work::talking);
    EXPECT_EQ(journal.all<call_event::AgentLineLost>().size(), 1U);
    EXPECT_EQ(journal.all<call_event::AgentLineBack>().size(), 1U);
    loop.pass(2min);
    EXPECT_EQ(agent(1).work, Work::talking) << "the grace time does not run on";
}

TEST_F(AnAgent, WhoseLineStaysBrokenLosesTheCallerToTheNextInFront) {
    in_talk();
    const LegId later = citizen_waits_for_person();
    page_breaks(1);
    EXPECT_EQ(media.heard_by(citizen), "one_moment");
    loop.pass(60s);
    EXPECT_EQ(agent(1).work, Work::away);
    EXPECT_EQ(agent(1).reason, AwayReason::line_lost);
    ready_at_page(2);
    EXPECT_EQ(does(2, &Desk::answer), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[2])) << "before the one who waited meanwhile";
    EXPECT_EQ(media.heard_by(later).empty(), false);
    page_connects(1);
    EXPECT_EQ(agent(1).work, Work::reserved) << "his line is back: he is ready, and the other caller is his";
}

TEST_F(AnAgent, WhoseLineBreaksWhileItRingsIsPassedOver) {
    ready_at_page(1);
    citizen = citizen_waits_for_person();
    page_breaks(1);
    EXPECT_EQ(agent(1).work, Work::ready);
    EXPECT_EQ(agent(1).line, Line::down);
    EXPECT_EQ(journal.all<call_event::OfferRefused>().at(0).why, OfferRefusal::line_lost);
    ready_at_page(2);
    EXPECT_EQ(agent(2).work, Work::reserved);
}

TEST_F(AnAgent, WhoseLineBreaksOnHoldCanRetrieveOnlyWhenItIsBack) {
    in_talk();
    ASSERT_EQ(does(1, &Desk::hold), std::nullopt);
    page_breaks(1);
    EXPECT_EQ(media.heard_by(citizen), "music");
    EXPECT_EQ(does(1, &Desk::retrieve), DeskRefusal::line_down);
    desk_switch->media_events().on_line_up(lines[1]);
    EXPECT_EQ(does(1, &Desk::retrieve), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[1]));
}

TEST_F(AnAgent, CannotLeaveDuringACall) {
    in_talk();
    std::optional<DeskRefusal> refused;
    desk().sign_out(UserId{1}, [&](auto view) { refused = view.error(); });
    loop.settle();
    EXPECT_EQ(refused, DeskRefusal::not_possible_now);
}

TEST_F(AnAgent, WithoutAStateIsRefusedByName) {
    EXPECT_EQ(does(77, &Desk::answer, CallId{1}), DeskRefusal::not_an_agent);
    EXPECT_EQ(does(1, &Desk::answer, CallId{1}), DeskRefusal::not_signed_in);
    std::optional<DeskRefusal> refused;
    desk().open_line(UserId{1}, "offer", [&](auto answer) { refused = answer.error(); });
    loop.settle();
    EXPECT_EQ(refused, DeskRefusal::not_signed_in);
}

TEST_F(AnAgent, WhoSignsOutClosesHisLine) {
    ready_at_page(1);
    desk().sign_out(UserId{1}, [](auto view) { EXPECT_TRUE(view); });
    loop.settle();
    EXPECT_TRUE(media.legs.empty());
    EXPECT_EQ(agent(1).presence, Presence::signed_out);
}

TEST_F(AnAgent, ChangesHisSeatOnlyBetweenCalls) {
    in_talk();
    std::optional<DeskRefusal> refused;
    desk().sign_in(UserId{1}, SeatKind::phone, [&](auto view) { refused = view.error(); });
    loop.settle();
    EXPECT_EQ(refused, DeskRefusal::not_possible_now);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[1])) << "and the talk is not disturbed";
    hangs_up(citizen);
    ready_at_phone(1);
    EXPECT_EQ(agent(1).line, Line::idle) << "the phone's line counts now, the page's is closed";
    EXPECT_FALSE(media.legs.contains(lines[1]));
}

TEST_F(AnAgent, IsAsHeWasAfterARestart) {
    const auto event = [](int agent, Instant at, Presence presence, Work work, AwayReason reason) {
        return AgentEvent{UserId{agent}, at, presence, work, reason, SeatKind::browser};
    };
    desk_switch->restore({.agents = {event(3, loop.now() - 9h, Presence::signed_out, Work::away, AwayReason::rest),
                                     event(2, loop.now() - 2h, Presence::signed_in, Work::talking, AwayReason::rest),
                                     event(2, loop.now() - 90min, Presence::signed_in, Work::wrap_up, AwayReason::rest),
                                     event(1, loop.now() - 1h, Presence::signed_in, Work::away, AwayReason::meal),
                                     event(2, loop.now() - 1h, Presence::signed_in, Work::talking, AwayReason::rest)}});
    EXPECT_EQ(agent(2).talk_s_in_shift, 1800) << "what he did in this shift is not forgotten";
    EXPECT_EQ(agent(2).answered_in_shift, 2);
    EXPECT_EQ(agent(1).reason, AwayReason::meal);
    EXPECT_EQ(agent(1).since, loop.now() - 1h);
    EXPECT_EQ(agent(2).work, Work::ready) << "the call died with the program";
    EXPECT_EQ(agent(2).line, Line::down);
    EXPECT_EQ(agent(3).presence, Presence::signed_out);
    citizen_waits_for_person();
    EXPECT_EQ(agent(2).work, Work::ready) << "no line, no call";
    page_connects(2);
    EXPECT_EQ(agent(2).work, Work::reserved);
}

TEST_F(AnAgent, WhoStaysWithoutALineIsNotCountedReady) {
    desk().sign_in(UserId{1}, SeatKind::browser, [](auto) {});
    desk().set_ready(UserId{1}, [](auto) {});
    loop.pass(60s);
    EXPECT_EQ(agent(1).reason, AwayReason::line_lost);
    page_connects(1);
    EXPECT_EQ(agent(1).work, Work::ready);
}

TEST_F(AnAgent, OfTheEnterpriseQueueServesItsCallers) {
    ready_at_page(2);  // general only
    citizen = citizen_calls();
    hears_to_the_end(citizen);
    presses(citizen, '3');
    EXPECT_EQ(agent(2).work, Work::ready);
    ready_at_page(3);
    EXPECT_EQ(agent(3).call->queue, kEnterprise);
}

class ALineTest : public AnAgent {
protected:
    void SetUp() override {
        AnAgent::SetUp();
        desk().sign_in(UserId{1}, SeatKind::browser, [](auto) {});
        page_connects(1);
    }
    std::optional<DeskRefusal> test(bool on) {
        std::optional<DeskRefusal> refused;
        desk().test_line(UserId{1}, on, [&](auto view) {
            if (!view) refused = view.error();
        });
        loop.settle();
        return refused;
    }
    bool hears_himself() const { return media.legs.at(lines.at(1)).echo; }
};

TEST_F(ALineTest, LetsTheAgentHearHimselfForAWhile) {
    EXPECT_EQ(test(true), std::nullopt);
    EXPECT_TRUE(hears_himself());
    EXPECT_EQ(test(false), std::nullopt);
    EXPECT_FALSE(hears_himself());
    EXPECT_EQ(test(true), std::nullopt);
    loop.pass(30s);
    EXPECT_FALSE(hears_himself());
}

TEST_F(ALineTest, EndsWhenHeIsReadyAndIsNotForReadyAgents) {
    EXPECT_EQ(test(true), std::nullopt);
    desk().set_ready(UserId{1}, [](auto) {});
    loop.settle();
    EXPECT_FALSE(hears_himself());
    EXPECT_EQ(test(true), DeskRefusal::not_possible_now);
    EXPECT_FALSE(hears_himself());
}

TEST_F(ALineTest, NeedsALine) {
    page_breaks(1);
    EXPECT_EQ(test(true), DeskRefusal::line_down);
}

}  // namespace
}  // namespace hotline::test
