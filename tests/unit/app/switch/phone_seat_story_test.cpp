#include "support/switch_story.hpp"

namespace hotline::test {
namespace {

using app::Desk;
using app::DeskRefusal;
using app::ReleaseCause;

class APhoneSeat : public SwitchStory {
protected:
    void rings() {
        ready_at_phone(1);
        citizen = citizen_waits_for_person();
        phone = signalling.last_invited;
        ASSERT_EQ(signalling.live.at(phone).extension, "8001");
    }
    void talks() {
        rings();
        signalling.far_end_answers(phone);
        loop.settle();
        ASSERT_TRUE(media.hear_each_other(citizen, phone));
    }
    LegId citizen;
    LegId phone;
};

TEST_F(APhoneSeat, AnswersWithThePhone) {
    talks();
    EXPECT_EQ(signalling.shown_number, "0999123");
    EXPECT_EQ(agent(1).work, Work::talking);
    hangs_up(phone);
    EXPECT_EQ(journal.all<call_event::Ended>().at(0).by, CallParty::agent);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::completed});
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    nothing_is_left();
}

TEST_F(APhoneSeat, IsNotAnsweredFromThePage) {
    rings();
    EXPECT_EQ(does(1, &Desk::answer), DeskRefusal::not_possible_now);
    EXPECT_EQ(does(1, &Desk::reject), std::nullopt);
    EXPECT_FALSE(signalling.live.contains(phone));
}

TEST_F(APhoneSeat, IsHeldAndHungUpFromThePage) {
    talks();
    EXPECT_EQ(does(1, &Desk::hold), std::nullopt);
    EXPECT_EQ(media.heard_by(citizen), "music");
    EXPECT_EQ(does(1, &Desk::retrieve), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, phone));
    EXPECT_EQ(does(1, &Desk::hang_up), std::nullopt);
    nothing_is_left();
}

TEST_F(APhoneSeat, HoldsByItsOwnButton) {
    talks();
    auto& events = desk_switch->signalling_events();
    events.on_media_changed(phone, {.address = "127.0.0.1", .port = 4000, .receives = false});
    EXPECT_EQ(media.heard_by(citizen), "music");
    EXPECT_EQ(agent(1).work, Work::holding);
    events.on_media_changed(phone, {.address = "127.0.0.1", .port = 4000});
    EXPECT_TRUE(media.hear_each_other(citizen, phone));
}

TEST_F(APhoneSeat, StopsRingingWhenTheCallerGivesUp) {
    rings();
    signalling.far_end_releases(citizen);
    EXPECT_EQ(signalling.live.at(phone).given_up, ReleaseCause::cancelled);
    signalling.far_end_answers(phone);  // its 200 was already on the way
    loop.settle();
    EXPECT_EQ(agent(1).work, Work::ready);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::abandoned_ringing});
    nothing_is_left();
}

TEST_F(APhoneSeat, AnsweringAMomentBeforeTheCallerGivesUpHasTalked) {
    rings();
    signalling.far_end_answers(phone);
    signalling.far_end_releases(citizen);
    loop.settle();
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::completed});
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    nothing_is_left();
}

TEST_F(APhoneSeat, ThatFailsWhileRingingLeavesTheCallInItsPlace) {
    rings();
    const LegId second = citizen_waits_for_person();
    signalling.far_end_releases(phone, ReleaseCause::temporary_failure);
    loop.settle();
    EXPECT_EQ(agent(1).work, Work::ready);
    ready_at_page(2);
    ASSERT_EQ(does(2, &Desk::answer), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[2]));
    EXPECT_FALSE(media.heard_by(second).empty());
}

TEST_F(APhoneSeat, ThatIsBusyRestsBeforeTheNextTry) {
    rings();
    citizen_waits_for_person();
    signalling.far_end_releases(phone, ReleaseCause::user_busy);
    loop.settle();
    EXPECT_EQ(signalling.last_invited, phone) << "the next caller would only hear busy too";
    loop.pass(15s);
    EXPECT_NE(signalling.last_invited, phone);
    EXPECT_EQ(agent(1).work, Work::reserved);
}

TEST_F(APhoneSeat, ThatDiesInTheTalkGivesTheCallerToAnother) {
    talks();
    desk_switch->media_events().on_media_timeout(phone);
    loop.settle();
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    EXPECT_EQ(media.heard_by(citizen), "transferring");
    ready_at_page(2);
    EXPECT_EQ(agent(2).work, Work::reserved);
    EXPECT_FALSE(signalling.live.contains(phone));
}

TEST_F(APhoneSeat, ThatIsNotRegisteredIsNotRung) {
    desk().sign_in(UserId{1}, SeatKind::phone, [](auto) {});
    desk().set_ready(UserId{1}, [](auto) {});
    citizen_waits_for_person();
    EXPECT_EQ(agent(1).line, Line::down);
    signalling.registers("8001");
    loop.settle();
    EXPECT_EQ(agent(1).work, Work::reserved);
}

TEST_F(APhoneSeat, MayLoseItsRegistrationInTheTalk) {
    talks();
    signalling.registers("8001", false);
    loop.pass(2min);
    EXPECT_TRUE(media.hear_each_other(citizen, phone));
    hangs_up(citizen);
    nothing_is_left();
}

TEST_F(APhoneSeat, WithoutAPortLeftIsRefusedLikeABusyOne) {
    ready_at_phone(1);
    citizen = citizen_calls();
    hears_to_the_end(citizen);
    media.no_port_left = true;
    presses(citizen, '0');
    EXPECT_EQ(journal.all<call_event::OfferRefused>().at(0).why, OfferRefusal::busy);
    EXPECT_EQ(agent(1).work, Work::ready);
    media.no_port_left = false;
    loop.pass(15s);
    EXPECT_EQ(agent(1).work, Work::reserved);
}

TEST_F(APhoneSeat, ThatCannotEvenBeTriedLeavesNoTrace) {
    ready_at_phone(1);
    signalling.refuses_at_once = ReleaseCause::not_registered;
    citizen = citizen_waits_for_person();
    EXPECT_EQ(journal.all<call_event::OfferRefused>().at(0).why, OfferRefusal::line_lost);
    EXPECT_EQ(agent(1).work, Work::ready);
    signalling.refuses_at_once.reset();
    ready_at_page(2);
    ASSERT_EQ(does(2, &Desk::answer), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(citizen, lines[2]));
}

class TheEnd : public APhoneSeat {};

TEST_F(TheEnd, TellsEverybodyAndClosesTheFiles) {
    talks();
    citizen_calls();
    citizen_waits_for_person();
    bool done = false;
    desk_switch->shut_down([&] { done = true; });
    loop.settle();
    EXPECT_TRUE(done);
    EXPECT_EQ(outcomes().size(), 3U);
    EXPECT_EQ(journal.all<call_event::RecordingFinished>().size(), 3U);
    nothing_is_left();
    citizen_calls();
    EXPECT_EQ(signalling.last_cause, ReleaseCause::temporary_failure) << "nobody comes in any more";
}

TEST_F(TheEnd, DoesNotWaitForEverForAFarEnd) {
    const LegId stubborn = citizen_calls();
    signalling.live.erase(stubborn);  // it never confirms
    bool done = false;
    desk_switch->shut_down([&] { done = true; });
    loop.settle();
    EXPECT_FALSE(done);
    loop.pass(3s);
    EXPECT_TRUE(done);
}

TEST_F(TheEnd, AFailedRecordingIsAnAlarmAndNoEnd) {
    talks();
    desk_switch->media_events().on_recording_failed(*media.legs.at(citizen).recording, "disk full");
    EXPECT_EQ(live.count("alarm.raised"), 1);
    EXPECT_EQ(journal.all<call_event::RecordingFailed>().at(0).reason, "disk full");
    EXPECT_TRUE(media.hear_each_other(citizen, phone));
}

}  // namespace
}  // namespace hotline::test
