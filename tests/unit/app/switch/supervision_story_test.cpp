#include "support/switch_story.hpp"

namespace hotline::test {
namespace {

using app::Desk;
using app::DeskRefusal;
namespace command = app::call_command;
using app::supervision_command::Intercept;
using app::supervision_command::Leave;
using app::supervision_command::Release;
using app::supervision_command::Stand;
using enum SupervisionMode;

/// Agent 1 talks with a citizen; 3 is his supervisor, at a page or at a phone, and takes no calls. 5 is another.
class ASupervisorInACall : public SwitchStory, public testing::WithParamInterface<SeatKind> {
protected:
    ASupervisorInACall() {
        start(small_config(5));
        ready_at_page(1);
        citizen = citizen_waits_for_person();
        EXPECT_EQ(does(1, &Desk::answer), std::nullopt);
        GetParam() == SeatKind::browser ? ready_at_page(3) : ready_at_phone(3);
        desk().set_away(UserId{3}, AwayReason::meeting, [](auto) {});
        ready_at_page(5);
        loop.settle();
    }
    /// His ear: the page's line, or his phone once he has lifted it.
    LegId stands(SupervisionMode how) {
        const LegId before = signalling.last_invited;
        EXPECT_EQ(supervises(3, 1, Stand{how}), std::nullopt);
        if (GetParam() == SeatKind::browser) return lines[3];
        if (signalling.last_invited != before) {
            EXPECT_EQ(signalling.live.at(signalling.last_invited).extension, "8003");
            signalling.far_end_answers(signalling.last_invited);
            loop.settle();
        }
        return signalling.last_invited;
    }
    LegId citizen;
};

INSTANTIATE_TEST_SUITE_P(Seats, ASupervisorInACall, testing::Values(SeatKind::browser, SeatKind::phone),
                         [](const auto& info) { return info.param == SeatKind::browser ? "Page" : "Phone"; });

TEST_P(ASupervisorInACall, ListensUnheardAndUnseen) {
    const LegId ear = stands(listen);
    EXPECT_TRUE(media.hears(ear, citizen));
    EXPECT_TRUE(media.hears(ear, lines[1]));
    EXPECT_TRUE(media.hear_each_other(citizen, lines[1]));
    EXPECT_FALSE(media.hears(citizen, ear));
    EXPECT_FALSE(media.hears(lines[1], ear));
    EXPECT_TRUE(agent(1).call->talk.others.empty());
    EXPECT_EQ(agent(3).work, Work::supervising);
    EXPECT_EQ(agent(3).call->talk.beside, listen);
    ASSERT_EQ(supervises(3, 1, Leave{}), std::nullopt);
    EXPECT_EQ(agent(3).work, Work::away);
    EXPECT_EQ(agent(3).reason, AwayReason::meeting);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[1]));
    EXPECT_EQ(journal.all<call_event::SupervisionOver>().size(), 1U);
    hangs_up(citizen);
    nothing_is_left();
}

TEST_P(ASupervisorInACall, WhispersToTheAgentAlone) {
    const LegId ear = stands(whisper);
    EXPECT_TRUE(media.hears(lines[1], ear));
    EXPECT_FALSE(media.hears(citizen, ear));
    ASSERT_EQ(agent(1).call->talk.others.size(), 1U) << "he sees who helps";
    EXPECT_EQ(agent(1).call->talk.others.at(0).name, "座席3");
}

TEST_P(ASupervisorInACall, ChangesHowHeStands) {
    stands(listen);
    const LegId ear = stands(barge);
    EXPECT_TRUE(media.hear_each_other(ear, citizen));
    EXPECT_TRUE(media.hear_each_other(ear, lines[1]));
    stands(whisper);
    EXPECT_FALSE(media.hears(citizen, ear));
    EXPECT_EQ(journal.all<call_event::Supervised>().size(), 3U);
}

TEST_P(ASupervisorInACall, EndsItWithAReason) {
    const LegId ear = stands(listen);
    ASSERT_EQ(supervises(3, 1, Release{"辱骂市民"}), std::nullopt);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::completed});
    EXPECT_EQ(journal.all<call_event::Ended>().at(0).by, CallParty::supervisor);
    EXPECT_EQ(journal.all<call_event::ForcedRelease>().at(0).reason, "辱骂市民");
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    EXPECT_EQ(agent(3).work, Work::away);
    EXPECT_TRUE(GetParam() == SeatKind::browser || !signalling.live.contains(ear));
    nothing_is_left();
}

TEST_P(ASupervisorInACall, TakesItOverInOneStep) {
    stands(listen);
    ASSERT_EQ(supervises(3, 1, Intercept{}), std::nullopt);
    const LegId ear = GetParam() == SeatKind::browser ? lines[3] : signalling.last_invited;
    EXPECT_TRUE(media.hear_each_other(citizen, ear));
    EXPECT_FALSE(media.hears(citizen, lines[1]));
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    EXPECT_EQ(agent(3).work, Work::talking);
    EXPECT_TRUE(media.legs.at(citizen).recording);
    EXPECT_EQ(supervises(5, 3, Intercept{}), DeskRefusal::already_intercepted);
    EXPECT_EQ(does(3, &Desk::hang_up), std::nullopt);
    EXPECT_EQ(agent(3).work, Work::wrap_up);
    nothing_is_left();
}

TEST_P(ASupervisorInACall, TakesItOverWithoutListeningFirst) {
    ASSERT_EQ(supervises(3, 1, Intercept{}), std::nullopt);
    if (GetParam() == SeatKind::phone) {
        EXPECT_TRUE(media.hear_each_other(citizen, lines[1])) << "until the phone is lifted";
        EXPECT_EQ(supervises(5, 1, Intercept{}), DeskRefusal::already_intercepted);
        signalling.far_end_answers(signalling.last_invited);
        loop.settle();
    }
    EXPECT_EQ(agent(3).work, Work::talking);
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    hangs_up(citizen);
    nothing_is_left();
}

TEST_P(ASupervisorInACall, WhoDoesNotLiftHisPhoneHasTakenNothingOver) {
    if (GetParam() == SeatKind::browser) return;
    ASSERT_EQ(supervises(3, 1, Intercept{}), std::nullopt);
    loop.pass(20s);
    EXPECT_EQ(agent(3).work, Work::away);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[1]));
    EXPECT_EQ(supervises(5, 1, Intercept{}), std::nullopt);
    EXPECT_EQ(agent(5).work, Work::talking);
}

TEST_P(ASupervisorInACall, GoesOutWithTheCall) {
    stands(barge);
    hangs_up(citizen);
    EXPECT_EQ(agent(3).work, Work::away);
    nothing_is_left();
    EXPECT_EQ(supervises(3, 1, Stand{listen}), DeskRefusal::no_call) << "it has just ended";
    EXPECT_EQ(supervises(3, 1, Release{"x"}), DeskRefusal::no_call);
    EXPECT_EQ(supervises(3, 1, Leave{}), DeskRefusal::no_call);
}

TEST_P(ASupervisorInACall, GoesWhenHisAgentHandsItOver) {
    stands(listen);
    ASSERT_EQ(acts(1, command::Transfer{{app::TargetKind::agent, "8005"}}), std::nullopt);
    ASSERT_EQ(does(5, &Desk::answer), std::nullopt);
    EXPECT_EQ(agent(3).work, Work::away);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[5]));
    hangs_up(citizen);
    nothing_is_left();
}

TEST_P(ASupervisorInACall, HearsAConsultationToo) {
    const LegId ear = stands(listen);
    ASSERT_EQ(acts(1, command::Consult{{app::TargetKind::agent, "8005"}}), std::nullopt);
    ASSERT_EQ(does(5, &Desk::answer), std::nullopt);
    EXPECT_TRUE(media.hears(ear, lines[5]));
    EXPECT_FALSE(media.hears(ear, citizen));
}

TEST_P(ASupervisorInACall, AnswersACallForHelp) {
    ASSERT_EQ(acts(1, command::AskHelp{true}), std::nullopt);
    EXPECT_TRUE(agent(1).call->talk.help_since);
    EXPECT_EQ(acts(1, command::AskHelp{true}), DeskRefusal::not_possible_now);
    stands(whisper);
    EXPECT_FALSE(agent(1).call->talk.help_since);
    EXPECT_EQ(journal.all<call_event::HelpOver>().size(), 1U);
    ASSERT_EQ(acts(1, command::AskHelp{true}), std::nullopt);
    ASSERT_EQ(acts(1, command::AskHelp{false}), std::nullopt);
    EXPECT_FALSE(agent(1).call->talk.help_since);
}

TEST_P(ASupervisorInACall, IsNotASecondVoice) {
    stands(whisper);
    EXPECT_EQ(supervises(5, 1, Stand{barge}), DeskRefusal::somebody_helps);
    EXPECT_EQ(supervises(5, 1, Stand{listen}), std::nullopt);
    EXPECT_EQ(agent(5).work, Work::supervising);
    supervises(5, 1, Leave{});
    EXPECT_EQ(agent(5).work, Work::ready) << "as he was";
}

TEST_P(ASupervisorInACall, WithoutAnEarIsTold) {
    EXPECT_EQ(supervises(2, 1, Stand{listen}), DeskRefusal::line_down);
    EXPECT_EQ(supervises(1, 1, Stand{listen}), DeskRefusal::own_call);
    EXPECT_EQ(supervises(3, 2, Stand{listen}), DeskRefusal::no_call);
}

TEST_P(ASupervisorInACall, MayLeaveByHangingUp) {
    stands(barge);
    EXPECT_EQ(does(3, &Desk::hang_up), std::nullopt);
    EXPECT_EQ(agent(3).work, Work::away);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[1]));
}

}  // namespace
}  // namespace hotline::test
