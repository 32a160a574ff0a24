#include <algorithm>

#include "support/switch_story.hpp"

namespace hotline::test {
namespace {

using app::Desk;
using app::DeskRefusal;
using app::ForcedWork;

class AQueue : public SwitchStory {
protected:
    void with(auto change) {
        config = small_config();
        change(config);
        start(config);
    }
    LegId calls_from(const std::string& number) {
        const LegId leg = citizen_calls("12345", app::Listener::trunk, number);
        hears_to_the_end(leg);
        presses(leg, '0');
        return leg;
    }
    CallId last_call() { return journal.calls.back().call; }
    app::QueueView view(const QueueCode& code) {
        std::vector<app::QueueView> queues;
        desk().queues([&](auto all) { queues = *all; });
        loop.settle();
        return *std::ranges::find(queues, code, &app::QueueView::code);
    }
    void talks_for(int number, Duration time) {
        ASSERT_EQ(does(number, &Desk::answer), std::nullopt);
        loop.pass(time);
        ASSERT_EQ(does(number, &Desk::hang_up), std::nullopt);
    }
    void is_away(int number) {
        desk().set_away(UserId{number}, AwayReason::rest, [](auto) {});
        loop.settle();
    }

    app::SwitchConfig config;
};

TEST_F(AQueue, LetsACallerWaitForTheAgentWhoKnowsHim) {
    with([](auto& config) {
        config.queues[kGeneral].same_agent_s = 30;
        config.queues[kGeneral].wrap_up_s = 20;
    });
    ready_at_page(1);
    calls_from("0999111");
    talks_for(1, 10s);
    ready_at_page(2);
    calls_from("0999111");
    EXPECT_EQ(agent(2).work, Work::ready) << "the first agent is in wrap-up for 20 s, which the caller waits";
    loop.pass(20s);
    EXPECT_EQ(agent(1).work, Work::reserved);
    calls_from("0999222");
    EXPECT_EQ(agent(2).work, Work::reserved) << "who has no history goes to anybody";
}

TEST_F(AQueue, GivesTheCallerToAnybodyWhenHisAgentDoesNotComeFree) {
    with([](auto& config) { config.queues[kGeneral].same_agent_s = 30; });
    ready_at_page(1);
    calls_from("0999111");
    talks_for(1, 10s);
    ready_at_page(2);
    calls_from("0999111");
    loop.pass(30s);
    EXPECT_EQ(agent(2).work, Work::reserved);
    is_away(1);
    calls_from("0999111");
    EXPECT_EQ(view(kGeneral).waiting, 2) << "nobody is made to wait for who is away";
}

TEST_F(AQueue, GivesBackThePlaceOfWhoGaveUp) {
    const LegId first = calls_from("0999111");
    loop.pass(10s);
    calls_from("0999222");
    hangs_up(first);
    loop.pass(4min);
    const LegId again = calls_from("0999111");
    ready_at_page(1);
    ASSERT_EQ(does(1, &Desk::answer), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(again, lines[1]));
    hangs_up(again);
    calls_from("0999111");
    desk().finish_wrap_up(UserId{1}, [](auto) {});
    loop.settle();
    EXPECT_EQ(agent(1).call->number, "0999222") << "who was served begins anew";
}

TEST_F(AQueue, KeepsNoPlaceForLong) {
    hangs_up(calls_from("0999111"));
    calls_from("0999222");
    loop.pass(6min);
    calls_from("0999111");
    ready_at_page(1);
    EXPECT_EQ(agent(1).call->number, "0999222");
}

TEST_F(AQueue, RemembersPlacesAndAgentsOverARestart) {
    with([](auto& config) { config.queues[kGeneral].same_agent_s = 30; });
    CallRecord gave_up{.id = CallId{1}, .from = "0999111", .queue = kGeneral, .outcome = CallOutcome::abandoned_queue};
    gave_up.queued_at = loop.now() - 4min;
    gave_up.ended_at = loop.now() - 2min;
    CallRecord talked{.id = CallId{2}, .from = "0999333", .queue = kGeneral, .agent = UserId{2}};
    talked.outcome = CallOutcome::completed;
    talked.queued_at = talked.connected_at = talked.ended_at = loop.now() - 1h;
    desk_switch->restore({.calls = {gave_up, talked}});
    calls_from("0999222");
    calls_from("0999111");
    ready_at_page(1);
    EXPECT_EQ(agent(1).call->number, "0999111");
    ready_at_page(2);
    EXPECT_EQ(agent(2).call->number, "0999222");
    ASSERT_EQ(does(2, &Desk::answer), std::nullopt);
    calls_from("0999333");
    ready_at_page(3);
    EXPECT_EQ(agent(3).work, Work::ready) << "that caller's agent is talking";
}

TEST_F(AQueue, ServesSomeCallersSooner) {
    with([](auto& config) { config.caller_classes = {{.code = "care", .prefixes = {"09997"}, .head_start_s = 60}}; });
    calls_from("0999111");
    loop.pass(50s);
    calls_from("0999755");
    ready_at_page(1);
    EXPECT_EQ(agent(1).call->number, "0999755");
}

TEST_F(AQueue, SaysHowLongOneWillWaitOnceItKnows) {
    with([](auto& config) { config.queues[kGeneral].wrap_up_s = 20; });
    ready_at_page(1);
    for (int call = 0; call < 5; ++call) {
        calls_from("0999111");
        EXPECT_EQ(view(kGeneral).expected_wait_s, std::nullopt) << "nothing was measured yet";
        talks_for(1, 160s);
        loop.pass(20s);
    }
    EXPECT_EQ(view(kGeneral).expected_wait_s, 0) << "somebody is free";
    calls_from("0999222");
    ASSERT_EQ(does(1, &Desk::answer), std::nullopt);
    EXPECT_EQ(view(kGeneral).expected_wait_s, 180);
    const LegId next = calls_from("0999333");
    const LegId waiting = calls_from("0999444");
    EXPECT_EQ(view(kGeneral).expected_wait_s, 540);
    std::string said;
    for (const PromptName& prompt : media.legs.at(waiting).playing->prompts) said += prompt.value + " ";
    EXPECT_EQ(said, "transferring queue_your_place number_2 queue_place_unit queue_expected_wait number_6 queue_minutes ");
    is_away(1);
    EXPECT_NE(next, waiting);
}

TEST_F(AQueue, RecordsWhyEachCallWentWhereItWent) {
    calls_from("0999111");
    ASSERT_EQ(journal.decisions.size(), 1U);
    EXPECT_FALSE(journal.decisions.back().chosen);
    ready_at_page(1);
    ASSERT_EQ(journal.decisions.size(), 2U);
    const Decision& offered = journal.decisions.back();
    EXPECT_EQ(offered.call, last_call());
    EXPECT_EQ(offered.chosen, UserId{1});
    EXPECT_EQ(offered.strategy, Strategy::least_talk_time);
    ASSERT_EQ(does(1, &Desk::reject), std::nullopt);
    const Decision& refused = journal.decisions.back();
    EXPECT_EQ(refused.cause, DecisionCause::refused);
    EXPECT_FALSE(refused.chosen);
}

TEST_F(AQueue, IsConfiguredAnewWithoutTouchingAnybodysState) {
    ready_at_page(1);
    ready_at_phone(2);
    desk().sign_in(UserId{3}, SeatKind::browser, [](auto) {});
    desk().set_away(UserId{3}, AwayReason::meal, [](auto) {});
    calls_from("0999111");
    const int talking = agent(1).call ? 1 : 2;
    std::vector<app::AgentView> before{agent(1), agent(2), agent(3)};
    const auto events = journal.agents.size();
    app::SwitchConfig changed = small_config();
    changed.queues[kGeneral].strategy = Strategy::seat_number;
    changed.agents[UserId{talking}].queues = {kEnterprise};
    desk().configure(std::make_shared<const app::SwitchConfig>(changed));
    loop.settle();
    for (const app::AgentView& was : before) {
        const auto now = agent(static_cast<int>(was.id.value));
        EXPECT_EQ(now.work, was.work);
        EXPECT_EQ(now.presence, was.presence);
        EXPECT_EQ(now.reason, was.reason);
        EXPECT_EQ(now.line, was.line);
        EXPECT_EQ(now.since, was.since);
    }
    EXPECT_EQ(journal.agents.size(), events);
}

class ASupervisor : public AQueue {
protected:
    std::optional<DeskRefusal> forces(int number, ForcedWork work, const std::string& note) {
        std::optional<DeskRefusal> refused;
        const app::ForcedState to{.work = work, .reason = AwayReason::meeting, .by = UserId{9}, .note = note};
        desk().force_state(UserId{number}, to, [&](auto view) {
            if (!view) refused = view.error();
        });
        loop.settle();
        return refused;
    }
};

TEST_F(ASupervisor, PutsAnAgentIntoAStateAndSaysWhy) {
    ready_at_page(1);
    EXPECT_EQ(forces(1, ForcedWork::away, "培训"), std::nullopt);
    EXPECT_EQ(agent(1).work, Work::away);
    EXPECT_EQ(agent(1).reason, AwayReason::meeting);
    EXPECT_EQ(agent(1).forced_by, UserId{9});
    EXPECT_EQ(agent(1).note, "培训");
    EXPECT_EQ(journal.agents.back().by, UserId{9});
    EXPECT_EQ(journal.agents.back().note, "培训");
    EXPECT_EQ(forces(1, ForcedWork::ready, "回岗"), std::nullopt);
    EXPECT_EQ(agent(1).work, Work::ready);
    is_away(1);
    EXPECT_EQ(agent(1).forced_by, std::nullopt) << "this he did himself";
    EXPECT_EQ(forces(1, ForcedWork::signed_out, "下班"), std::nullopt);
    EXPECT_EQ(agent(1).presence, Presence::signed_out);
    EXPECT_FALSE(media.legs.contains(lines[1])) << "his line is closed";
    EXPECT_EQ(forces(1, ForcedWork::ready, "回岗"), DeskRefusal::not_signed_in);
}

TEST_F(ASupervisor, TakesNobodyOutOfACallLikeThis) {
    ready_at_page(1);
    calls_from("0999111");
    for (const ForcedWork work : {ForcedWork::away, ForcedWork::ready, ForcedWork::signed_out})
        EXPECT_EQ(forces(1, work, "x"), DeskRefusal::not_possible_now);
    EXPECT_EQ(agent(1).work, Work::reserved);
}

TEST_F(ASupervisor, MovesAnAgentBetweenQueuesWhileCallersWait) {
    ready_at_page(2);  // general only
    const LegId citizen = citizen_calls();
    hears_to_the_end(citizen);
    presses(citizen, '3');
    EXPECT_EQ(agent(2).work, Work::ready);
    app::SwitchConfig changed = small_config();
    changed.agents[UserId{2}].queues = {kEnterprise};
    changed.agents[UserId{2}].skills[{"enterprise"}] = 3;
    desk().configure(std::make_shared<const app::SwitchConfig>(changed));
    loop.settle();
    EXPECT_EQ(agent(2).work, Work::reserved);
    EXPECT_EQ(agent(2).call->queue, kEnterprise);
}

TEST_F(AQueue, SetsAnAgentAwayWhoRefusesAgainAndAgain) {
    ready_at_page(1);
    for (int call = 0; call < 5; ++call) {
        calls_from("099900" + std::to_string(call));
        loop.pass(3s);  // his rest after each
        ASSERT_EQ(does(1, &Desk::reject), std::nullopt) << call;
    }
    EXPECT_EQ(agent(1).work, Work::away);
    EXPECT_EQ(agent(1).reason, AwayReason::refusing);
    loop.pass(1min);
    EXPECT_EQ(agent(1).work, Work::reserved) << "the way back comes by itself";
}

}  // namespace
}  // namespace hotline::test
