#include "support/switch_story.hpp"

namespace hotline::test {
namespace {

using app::Desk;
using app::ReleaseCause;
using app::TransferProgress;

/// Agent 1 talks with a citizen at his SIP phone and uses its own buttons; agent 2 sits at a page, 8101 is a department.
class APhonesButtons : public SwitchStory {
protected:
    APhonesButtons() {
        signalling.registers("8101");
        ready_at_phone(1);
        citizen = citizen_waits_for_person();
        mine = signalling.last_invited;
        signalling.far_end_answers(mine);
        loop.settle();
        ready_at_page(2);
    }
    void holds(bool held) {
        desk_switch->signalling_events().on_media_changed(mine, {.address = "127.0.0.1", .port = 4000, .receives = !held});
        loop.settle();
    }
    void refers(const std::string& to, std::optional<LegId> consultation = {}) {
        signalling.far_end_asks_transfer({mine, to, consultation});
        loop.settle();
    }
    /// He holds the citizen and dials.
    LegId dials(const std::string& to) {
        holds(true);
        return citizen_calls(to, app::Listener::phone, "8001");
    }
    LegId department_answers() {
        const LegId leg = signalling.last_invited;
        EXPECT_EQ(signalling.live.at(leg).extension, "8101");
        signalling.far_end_answers(leg);
        loop.settle();
        return leg;
    }
    std::vector<TransferProgress> told() { return signalling.live.at(mine).transfer_told; }
    LegId citizen;
    LegId mine;
};

TEST_F(APhonesButtons, TransferBlindly) {
    holds(true);
    refers("8101");
    EXPECT_EQ(signalling.live.at(mine).transfer_accepted, true);
    EXPECT_EQ(told(), std::vector{TransferProgress::ringing});
    EXPECT_EQ(media.heard_by(citizen), "music");
    const LegId theirs = department_answers();
    EXPECT_TRUE(media.hear_each_other(citizen, theirs));
    EXPECT_FALSE(signalling.live.contains(mine));
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    hangs_up(citizen);
    nothing_is_left();
}

TEST_F(APhonesButtons, AreToldThatATransferFailed) {
    holds(true);
    refers("8101");
    signalling.far_end_releases(signalling.last_invited, ReleaseCause::user_busy);
    loop.settle();
    EXPECT_EQ(told(), (std::vector{TransferProgress::ringing, TransferProgress::failed}));
    EXPECT_EQ(media.heard_by(citizen), "music") << "the phone still holds him";
    EXPECT_EQ(agent(1).work, Work::holding);
    holds(false);
    EXPECT_TRUE(media.hear_each_other(citizen, mine));
}

TEST_F(APhonesButtons, MayHangUpOnceTheTransferIsAccepted) {
    refers("8002");
    hangs_up(mine);
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    ASSERT_EQ(does(2, &Desk::answer), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[2]));
}

TEST_F(APhonesButtons, AreRefusedWhatCannotBe) {
    refers("9999");
    EXPECT_EQ(signalling.live.at(mine).transfer_accepted, false);
    EXPECT_TRUE(media.hear_each_other(citizen, mine));
    signalling.far_end_asks_transfer({citizen, "8002", {}});
    loop.settle();
    EXPECT_EQ(signalling.live.at(citizen).transfer_accepted, false) << "a citizen transfers nobody";
    refers("8101", LegId{4711});
    EXPECT_EQ(signalling.live.at(mine).transfer_accepted, false);
}

TEST_F(APhonesButtons, ConsultByASecondCallAndTransfer) {
    const LegId second = dials("8101");
    EXPECT_FALSE(signalling.live.at(second).answered) << "it hears ringing";
    EXPECT_EQ(agent(1).call->talk.state, CallState::consulting);
    const LegId theirs = department_answers();
    EXPECT_TRUE(signalling.live.at(second).answered);
    EXPECT_TRUE(media.hear_each_other(second, theirs));
    EXPECT_EQ(media.heard_by(citizen), "music");

    holds(false);  // the phone turns to the citizen
    EXPECT_TRUE(media.hear_each_other(citizen, mine));
    EXPECT_EQ(media.heard_by(theirs), "music");
    holds(true);
    EXPECT_TRUE(media.hear_each_other(second, theirs));

    refers("8101", second);
    EXPECT_TRUE(media.hear_each_other(citizen, theirs));
    EXPECT_FALSE(signalling.live.contains(mine));
    EXPECT_FALSE(signalling.live.contains(second));
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    hangs_up(citizen);
    nothing_is_left();
}

TEST_F(APhonesButtons, EndAConsultationByHangingItUp) {
    const LegId second = dials("8101");
    const LegId theirs = department_answers();
    hangs_up(second);
    EXPECT_FALSE(signalling.live.contains(theirs));
    EXPECT_EQ(agent(1).work, Work::holding);
    holds(false);
    EXPECT_TRUE(media.hear_each_other(citizen, mine));
    hangs_up(citizen);
    nothing_is_left();
}

TEST_F(APhonesButtons, AreToldWhoDoesNotAnswer) {
    const LegId second = dials("8101");
    signalling.far_end_releases(signalling.last_invited, ReleaseCause::user_busy);
    loop.settle();
    EXPECT_FALSE(signalling.live.contains(second));
    EXPECT_EQ(agent(1).work, Work::holding);
    const LegId nobody = dials("9999");
    EXPECT_FALSE(signalling.live.contains(nobody));
    EXPECT_EQ(agent(1).work, Work::holding);
}

TEST_F(APhonesButtons, LetThePageJoinWhatThePhoneBegan) {
    const LegId second = dials("8101");
    const LegId theirs = department_answers();
    ASSERT_EQ(acts(1, app::call_command::Join{}), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, second));
    EXPECT_TRUE(media.hear_each_other(citizen, theirs));
    hangs_up(citizen);
    nothing_is_left();
}

TEST_F(APhonesButtons, OfTwoLegsTheLastWordIsTheCitizens) {
    const LegId second = dials("8101");
    hangs_up(citizen);
    EXPECT_FALSE(signalling.live.contains(second));
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::completed});
    nothing_is_left();
}

}  // namespace
}  // namespace hotline::test
