#include "support/switch_story.hpp"

namespace hotline::test {
namespace {

using app::Desk;
using app::DeskRefusal;
using app::ReleaseCause;
using app::Target;
using app::TargetKind;
namespace command = app::call_command;

const Target kAgent2{TargetKind::agent, "8002"};
const Target kAgent3{TargetKind::agent, "8003"};
const Target kUrban{TargetKind::department, "urban"};
const Target kEnterpriseLine{TargetKind::queue, "enterprise"};

/// Agent 1 talks with a citizen, at his page or at his phone; agent 2 sits at a page, agent 3 at a phone; the department's phone
/// 8101 is registered.
class CallFunctions : public SwitchStory, public testing::WithParamInterface<SeatKind> {
protected:
    CallFunctions() {
        signalling.registers("8101");
        GetParam() == SeatKind::browser ? ready_at_page(1) : ready_at_phone(1);
        citizen = citizen_waits_for_person();
        if (GetParam() == SeatKind::browser) {
            EXPECT_EQ(does(1, &Desk::answer), std::nullopt);
            mine = lines[1];
        } else {
            mine = signalling.last_invited;
            signalling.far_end_answers(mine);
            loop.settle();
        }
        EXPECT_TRUE(media.hear_each_other(citizen, mine));
        ready_at_page(2);
        ready_at_phone(3);
    }
    CallState state() { return agent(1).call->talk.state; }
    std::vector<CallFunction> can() { return agent(1).call->talk.can; }
    LegId the_department_rings() {
        EXPECT_EQ(signalling.live.at(signalling.last_invited).extension, "8101");
        return signalling.last_invited;
    }
    LegId the_department_answers() {
        const LegId leg = the_department_rings();
        signalling.far_end_answers(leg);
        loop.settle();
        return leg;
    }
    bool is_alone(LegId leg) { return media.legs.at(leg).hears.empty(); }

    LegId citizen;
    LegId mine;
};

INSTANTIATE_TEST_SUITE_P(Seats, CallFunctions, testing::Values(SeatKind::browser, SeatKind::phone),
                         [](const auto& info) { return info.param == SeatKind::browser ? "Page" : "Phone"; });

TEST_P(CallFunctions, AConsultationIsNotHeardByTheCitizen) {
    ASSERT_EQ(acts(1, command::Consult{kAgent2}), std::nullopt);
    EXPECT_EQ(state(), CallState::consulting);
    EXPECT_EQ(media.heard_by(citizen), "music");
    EXPECT_EQ(media.heard_by(mine), "ringback") << "he hears that it rings";
    EXPECT_EQ(agent(2).work, Work::reserved);
    EXPECT_EQ(agent(2).call->talk.role, PartyRole::consulted);
    ASSERT_EQ(does(2, &Desk::answer), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(mine, lines[2]));
    EXPECT_TRUE(is_alone(citizen));
    EXPECT_EQ(agent(2).work, Work::talking);

    ASSERT_EQ(acts(1, command::Alternate{}), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, mine));
    EXPECT_EQ(media.heard_by(lines[2]), "music");
    ASSERT_EQ(acts(1, command::Alternate{}), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(mine, lines[2]));
    EXPECT_EQ(media.heard_by(citizen), "music");

    ASSERT_EQ(acts(1, command::Back{}), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, mine));
    EXPECT_TRUE(is_alone(lines[2]));
    EXPECT_EQ(state(), CallState::talking);
    loop.pass(1s);
    EXPECT_EQ(agent(2).work, Work::ready) << "who was only asked has nothing to wrap up";
    EXPECT_EQ(agent(2).answered_in_shift, 0);
    hangs_up(citizen);
    nothing_is_left();
}

TEST_P(CallFunctions, AnAttendedTransferLeavesTheCitizenWithTheOther) {
    ASSERT_EQ(acts(1, command::Consult{kAgent3}), std::nullopt);
    const LegId theirs = signalling.last_invited;
    EXPECT_EQ(acts(1, command::Complete{}), DeskRefusal::not_possible_now) << "nobody has answered";
    signalling.far_end_answers(theirs);
    loop.settle();
    ASSERT_EQ(acts(1, command::Complete{}), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, theirs));
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    EXPECT_EQ(agent(3).work, Work::talking);
    EXPECT_EQ(agent(3).call->talk.state, CallState::talking);
    EXPECT_EQ(agent(3).answered_in_shift, 1);
    EXPECT_TRUE(media.legs.at(citizen).recording) << "the recording is the citizen's";
    EXPECT_EQ(does(3, &Desk::hang_up), std::nullopt);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::completed});
    EXPECT_EQ(agent(3).work, Work::wrap_up);
    nothing_is_left();
}

TEST_P(CallFunctions, ABlindTransferCompletesItselfAtTheAnswer) {
    ASSERT_EQ(acts(1, command::Transfer{kAgent2}), std::nullopt);
    EXPECT_EQ(media.heard_by(citizen), "music");
    EXPECT_EQ(agent(1).work, Work::talking) << "he is told what becomes of it";
    ASSERT_EQ(does(2, &Desk::answer), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[2]));
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    hangs_up(citizen);
    nothing_is_left();
}

TEST_P(CallFunctions, ATransferThatFailsBringsTheCitizenBack) {
    ASSERT_EQ(acts(1, command::Transfer{kUrban}), std::nullopt);
    signalling.far_end_releases(the_department_rings(), ReleaseCause::user_busy);
    loop.settle();
    EXPECT_TRUE(media.hear_each_other(citizen, mine));
    EXPECT_EQ(state(), CallState::talking);
    ASSERT_TRUE(agent(1).call->talk.failed);
    EXPECT_EQ(agent(1).call->talk.failed->why, PartyEnd::busy);
    EXPECT_EQ(agent(1).call->talk.failed->name, "城市管理局");
    ASSERT_EQ(acts(1, command::Mute{true}), std::nullopt);
    EXPECT_FALSE(agent(1).call->talk.failed) << "he goes on";
}

TEST_P(CallFunctions, ATransferThatNobodyAnswersBringsTheCitizenBack) {
    ASSERT_EQ(acts(1, command::Transfer{kAgent2}), std::nullopt);
    loop.pass(20s);
    EXPECT_TRUE(media.hear_each_other(citizen, mine));
    EXPECT_EQ(agent(1).call->talk.failed->why, PartyEnd::no_answer);
    EXPECT_EQ(agent(2).work, Work::ready);
    ASSERT_EQ(acts(1, command::Transfer{kAgent2}), std::nullopt);
    EXPECT_EQ(does(2, &Desk::reject), std::nullopt);
    EXPECT_EQ(agent(1).call->talk.failed->why, PartyEnd::rejected);
}

TEST_P(CallFunctions, ATransferCanBeTakenBackWhileItRings) {
    ASSERT_EQ(acts(1, command::Transfer{kUrban}), std::nullopt);
    const LegId theirs = the_department_rings();
    ASSERT_EQ(acts(1, command::Back{}), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, mine));
    EXPECT_FALSE(signalling.live.contains(theirs));
    EXPECT_FALSE(agent(1).call->talk.failed);
}

TEST_P(CallFunctions, ToADepartmentTheCitizenGoesOnWithoutUs) {
    ASSERT_EQ(acts(1, command::Transfer{kUrban}), std::nullopt);
    const LegId theirs = the_department_answers();
    EXPECT_TRUE(media.hear_each_other(citizen, theirs));
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    EXPECT_TRUE(outcomes().empty());
    EXPECT_EQ(journal.all<call_event::HandedOver>().at(0).agent, UserId{1});
    hangs_up(theirs);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::completed});
    nothing_is_left();
}

TEST_P(CallFunctions, ADepartmentWhosePhoneDiesGivesTheCitizenBackToTheQueue) {
    ASSERT_EQ(acts(1, command::Transfer{kUrban}), std::nullopt);
    const LegId theirs = the_department_answers();
    desk_switch->media_events().on_media_timeout(theirs);
    loop.settle();
    EXPECT_EQ(agent(2).work, Work::reserved) << "the next free agent";
    ASSERT_EQ(does(2, &Desk::answer), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[2]));
}

TEST_P(CallFunctions, AnotherQueueServesTheCitizenNext) {
    ASSERT_EQ(acts(1, command::Transfer{kEnterpriseLine}), std::nullopt);
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    EXPECT_EQ(agent(3).work, Work::reserved) << "2 does not serve it";
    EXPECT_EQ(agent(3).call->queue, kEnterprise);
    EXPECT_EQ(journal.all<call_event::SentToQueue>().at(0).queue, kEnterprise);
    hangs_up(citizen);
    nothing_is_left();
}

TEST_P(CallFunctions, WhoJoinsMakesAConference) {
    ASSERT_EQ(acts(1, command::Consult{kUrban}), std::nullopt);
    const LegId theirs = the_department_answers();
    ASSERT_EQ(acts(1, command::Join{}), std::nullopt);
    EXPECT_EQ(state(), CallState::conference);
    EXPECT_TRUE(media.hear_each_other(citizen, mine));
    EXPECT_TRUE(media.hear_each_other(citizen, theirs));
    EXPECT_TRUE(media.hear_each_other(mine, theirs));

    ASSERT_EQ(acts(1, command::Add{kAgent2}), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, theirs)) << "they go on while it rings";
    ASSERT_EQ(does(2, &Desk::answer), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[2]));
    EXPECT_TRUE(media.hear_each_other(theirs, lines[2]));
    EXPECT_EQ(agent(1).call->talk.others.size(), 2U);

    ASSERT_EQ(acts(1, command::Drop{theirs}), std::nullopt);
    EXPECT_FALSE(signalling.live.contains(theirs));
    EXPECT_EQ(state(), CallState::conference);
    EXPECT_EQ(does(2, &Desk::hang_up), std::nullopt);
    EXPECT_EQ(state(), CallState::talking);
    EXPECT_TRUE(media.hear_each_other(citizen, mine));
    hangs_up(citizen);
    nothing_is_left();
}

TEST_P(CallFunctions, ALargeConferenceHasAnEnd) {
    app::SwitchConfig big = small_config(1);
    for (int n = 0; n < 8; ++n) {
        big.ha1[std::to_string(8200 + n)] = "x";
        signalling.registers(std::to_string(8200 + n));
    }
    desk().configure(std::make_shared<const app::SwitchConfig>(big));
    loop.settle();
    for (int n = 0; n < 6; ++n) {
        ASSERT_EQ(acts(1, command::Add{{TargetKind::number, std::to_string(8200 + n)}}), std::nullopt) << n;
        signalling.far_end_answers(signalling.last_invited);
        loop.settle();
    }
    EXPECT_EQ(media.legs.at(citizen).hears.size(), 7U);
    EXPECT_EQ(acts(1, command::Add{{TargetKind::number, "8206"}}), DeskRefusal::not_possible_now);
    EXPECT_EQ(does(1, &Desk::hang_up), std::nullopt) << "ends it for everybody";
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::completed});
    nothing_is_left();
}

TEST_P(CallFunctions, TheAgentMayLeaveAConferenceToTheOthers) {
    ASSERT_EQ(acts(1, command::Add{kUrban}), std::nullopt);
    const LegId theirs = the_department_answers();
    ASSERT_EQ(state(), CallState::conference);
    ASSERT_EQ(acts(1, command::Leave{}), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, theirs));
    EXPECT_TRUE(is_alone(citizen) == false && agent(1).work == Work::wrap_up);
    hangs_up(citizen);
    nothing_is_left();
}

TEST_P(CallFunctions, AnAgentAmongThoseWhoStayLeadsTheCall) {
    ASSERT_EQ(acts(1, command::Add{kAgent2}), std::nullopt);
    ASSERT_EQ(does(2, &Desk::answer), std::nullopt);
    ASSERT_EQ(acts(1, command::Add{kUrban}), std::nullopt);
    const LegId theirs = the_department_answers();
    ASSERT_EQ(acts(1, command::Leave{}), std::nullopt);
    EXPECT_EQ(agent(2).call->talk.role, PartyRole::agent);
    EXPECT_EQ(agent(2).call->talk.state, CallState::conference);
    EXPECT_TRUE(media.hear_each_other(theirs, lines[2]));
    EXPECT_TRUE(media.hear_each_other(theirs, citizen));
    hangs_up(citizen);
    nothing_is_left();
}

TEST_P(CallFunctions, WhoIsMutedIsHeardByNobody) {
    ASSERT_EQ(acts(1, command::Mute{true}), std::nullopt);
    EXPECT_TRUE(is_alone(citizen));
    EXPECT_TRUE(media.hears(mine, citizen));
    EXPECT_TRUE(agent(1).call->talk.muted);
    ASSERT_EQ(acts(1, command::Mute{false}), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, mine));
    EXPECT_EQ(journal.all<call_event::Unmuted>().size(), 1U);
}

TEST_P(CallFunctions, KeysGoToThoseOutsideWhomHeTalksWith) {
    ASSERT_EQ(acts(1, command::SendKeys{"12#"}), std::nullopt);
    EXPECT_EQ(media.legs.at(citizen).keys, "12#");
    ASSERT_EQ(acts(1, command::Consult{kUrban}), std::nullopt);
    const LegId theirs = the_department_answers();
    ASSERT_EQ(acts(1, command::SendKeys{"9"}), std::nullopt);
    EXPECT_EQ(media.legs.at(theirs).keys, "9");
    EXPECT_EQ(media.legs.at(citizen).keys, "12#");
    EXPECT_EQ(journal.all<call_event::KeysSent>().at(0).count, 3) << "not which";
}

TEST_P(CallFunctions, BadTargetsAreRefusedAndChangeNothing) {
    EXPECT_EQ(acts(1, command::Transfer{{TargetKind::agent, "9999"}}), DeskRefusal::target_unknown);
    EXPECT_EQ(acts(1, command::Consult{{TargetKind::department, "nowhere"}}), DeskRefusal::target_unknown);
    EXPECT_EQ(acts(1, command::Transfer{{TargetKind::queue, "nowhere"}}), DeskRefusal::target_unknown);
    EXPECT_EQ(acts(1, command::Add{{TargetKind::number, ""}}), DeskRefusal::target_unknown);
    EXPECT_EQ(acts(1, command::Add{{TargetKind::queue, "general"}}), DeskRefusal::target_unknown);
    EXPECT_EQ(acts(1, command::Consult{{TargetKind::agent, "8001"}}), DeskRefusal::target_busy) << "himself";
    desk().set_away(UserId{2}, AwayReason::meal, [](auto) {});
    EXPECT_EQ(acts(1, command::Consult{kAgent2}), DeskRefusal::target_busy);
    EXPECT_EQ(state(), CallState::talking);
    EXPECT_TRUE(media.hear_each_other(citizen, mine));
    EXPECT_EQ(journal.all<call_event::PartyCalled>().size(), 0U);
}

TEST_P(CallFunctions, APhoneThatIsNotRegisteredIsReportedAtOnce) {
    signalling.registers("8101", false);
    ASSERT_EQ(acts(1, command::Consult{kUrban}), std::nullopt);
    loop.settle();
    EXPECT_EQ(state(), CallState::talking);
    EXPECT_EQ(agent(1).call->talk.failed->why, PartyEnd::unreachable);
}

TEST_P(CallFunctions, WithoutAPortLeftNobodyIsRung) {
    media.no_port_left = true;
    EXPECT_EQ(acts(1, command::Consult{kUrban}), DeskRefusal::busy);
    EXPECT_EQ(state(), CallState::talking);
}

TEST_P(CallFunctions, EndEverywhereWhenTheCitizenGoes) {
    ASSERT_EQ(acts(1, command::Add{kAgent2}), std::nullopt);
    ASSERT_EQ(does(2, &Desk::answer), std::nullopt);
    ASSERT_EQ(acts(1, command::Add{kAgent3}), std::nullopt);  // still rings
    hangs_up(citizen);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::completed});
    loop.pass(1s);
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    EXPECT_EQ(agent(2).work, Work::ready);
    EXPECT_EQ(agent(3).work, Work::ready);
    nothing_is_left();
}

TEST_P(CallFunctions, OfSomebodyElseAreRefused) {
    const CallId call = agent(1).call->id;
    std::optional<DeskRefusal> refused;
    desk().act(UserId{2}, call, command::Mute{true}, [&](auto done) { refused = done.error(); });
    loop.settle();
    EXPECT_EQ(refused, DeskRefusal::not_your_call);
    desk().act(UserId{1}, CallId{4711}, command::Mute{true}, [&](auto done) { refused = done.error(); });
    loop.settle();
    EXPECT_EQ(refused, DeskRefusal::no_such_call);
}

TEST_P(CallFunctions, WhoIsConsultedMayLeaveButNotLead) {
    ASSERT_EQ(acts(1, command::Consult{kAgent2}), std::nullopt);
    ASSERT_EQ(does(2, &Desk::answer), std::nullopt);
    EXPECT_EQ(acts(2, command::Complete{}), DeskRefusal::not_possible_now);
    EXPECT_EQ(does(2, &Desk::hold), DeskRefusal::not_possible_now);
    EXPECT_EQ(acts(2, command::Leave{}), std::nullopt);
    EXPECT_EQ(state(), CallState::talking);
    EXPECT_TRUE(media.hear_each_other(citizen, mine));
}

TEST_P(CallFunctions, AnAgentLostInAConsultationLeavesTheCitizenInFront) {
    ASSERT_EQ(acts(1, command::Consult{kUrban}), std::nullopt);
    const LegId theirs = the_department_answers();
    if (GetParam() == SeatKind::browser) {
        page_breaks(1);
        loop.pass(61s);
    } else {
        desk_switch->media_events().on_media_timeout(mine);
        loop.settle();
    }
    EXPECT_FALSE(signalling.live.contains(theirs));
    EXPECT_TRUE(agent(2).work == Work::reserved || agent(3).work == Work::reserved);
    hangs_up(citizen);
    nothing_is_left();
}

TEST_P(CallFunctions, AnAgentWhoHangsUpWhileItRingsHasTransferred) {
    if (GetParam() == SeatKind::browser) {
        ASSERT_EQ(acts(1, command::Transfer{kAgent2}), std::nullopt);
        EXPECT_EQ(does(1, &Desk::hang_up), DeskRefusal::not_possible_now) << "a page says what it means";
        return;
    }
    ASSERT_EQ(acts(1, command::Transfer{kAgent2}), std::nullopt);
    hangs_up(mine);
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    EXPECT_EQ(media.heard_by(citizen), "music");
    ASSERT_EQ(does(2, &Desk::answer), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[2]));
    EXPECT_EQ(agent(2).call->talk.role, PartyRole::agent);
}

TEST_P(CallFunctions, WhoWasLeftToAPhoneThatNobodyAnswersIsNextInTheQueue) {
    if (GetParam() == SeatKind::browser) return;
    ASSERT_EQ(acts(1, command::Transfer{kUrban}), std::nullopt);
    const LegId theirs = the_department_rings();
    hangs_up(mine);
    signalling.far_end_releases(theirs, ReleaseCause::no_answer);
    loop.settle();
    EXPECT_TRUE(agent(2).work == Work::reserved || agent(3).work == Work::reserved);
}

TEST_P(CallFunctions, TellWhomACallCanBeGivenTo) {
    std::optional<app::TargetList> list;
    desk().targets(UserId{1}, [&](auto targets) { list = *targets; });
    loop.settle();
    ASSERT_EQ(list->agents.size(), 2U);
    EXPECT_EQ(list->agents.at(0).extension, "8002");
    EXPECT_TRUE(list->agents.at(0).free);
    EXPECT_EQ(list->queues.size(), 2U);
    EXPECT_EQ(list->departments.at(0).number, "8101");
}

}  // namespace
}  // namespace hotline::test
