#include "app/switch/recordings.hpp"
#include "support/switch_story.hpp"

namespace hotline::test {
namespace {

class ACaller : public SwitchStory {};

TEST_F(ACaller, HearsTheFlowAndIsRecordedFromTheAnswerOn) {
    const LegId citizen = citizen_calls();
    EXPECT_TRUE(signalling.live.at(citizen).answered);
    EXPECT_EQ(media.heard_by(citizen), "recording_notice");
    EXPECT_TRUE(media.legs.at(citizen).recording);
    const CallId call = journal.calls.at(0).call;
    EXPECT_EQ(media.last_path, "/rec/2026-11-23/10/" + std::to_string(call.value) + ".wav");
    hears_to_the_end(citizen);
    EXPECT_EQ(media.heard_by(citizen), "main_menu");
    hangs_up(citizen);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::abandoned_ivr});
    EXPECT_EQ(journal.all<call_event::RecordingFinished>().size(), 1U);
    EXPECT_EQ(live.count("recording.ready"), 1);
    nothing_is_left();
}

TEST_F(ACaller, CutsTheMenuShortWithAKey) {
    const LegId citizen = citizen_waits_for_person();
    EXPECT_EQ(media.heard_by(citizen), "transferring");
    EXPECT_EQ(journal.all<call_event::ChoiceMade>().at(0).choice, "人工服务");
    hears_to_the_end(citizen);
    EXPECT_EQ(media.heard_by(citizen), "music");
}

TEST_F(ACaller, WhoSaysNothingReachesAPerson) {
    const LegId citizen = citizen_calls();
    hears_to_the_end(citizen);
    hears_to_the_end(citizen);
    EXPECT_EQ(media.heard_by(citizen), "") << "the menu waits for a key";
    loop.pass(5s);
    EXPECT_EQ(journal.all<call_event::QueueJoined>().at(0).queue, kGeneral);
}

TEST_F(ACaller, WhoGotHisInformationIsServed) {
    const LegId citizen = citizen_calls();
    hears_to_the_end(citizen);
    presses(citizen, '1');
    EXPECT_EQ(media.heard_by(citizen), "info");
    hangs_up(citizen);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::self_served});
}

TEST_F(ACaller, IsToldThatNobodyIsThereAtThisHour) {
    app::SwitchConfig closed = small_config();
    closed.calendars[{"always"}] = Calendar{.code = {"always"}};
    start(closed);
    const LegId citizen = citizen_waits_for_person();
    EXPECT_EQ(media.heard_by(citizen), "closed_notice");
    hears_to_the_end(citizen);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::after_hours});
    EXPECT_EQ(journal.all<call_event::Ended>().at(0).by, CallParty::system);
    nothing_is_left();
}

TEST_F(ACaller, WhoDialsAnUnknownNumberIsRefused) {
    citizen_calls("99999");
    EXPECT_EQ(signalling.last_cause, app::ReleaseCause::unallocated_number);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::blocked});
    EXPECT_EQ(journal.all<call_event::Ended>().at(0).q850_cause, 1);
    nothing_is_left();
}

TEST_F(ACaller, HearsCongestionWhenNoPortIsLeft) {
    media.no_port_left = true;
    citizen_calls();
    EXPECT_EQ(signalling.last_cause, app::ReleaseCause::congestion);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::failed});
    nothing_is_left();
}

TEST_F(ACaller, WhoseLineWentDeadIsGivenUp) {
    const LegId citizen = citizen_waits_for_person();
    desk_switch->media_events().on_media_timeout(citizen);
    loop.settle();
    EXPECT_EQ(signalling.last_cause, app::ReleaseCause::media_timeout);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::abandoned_queue});
    nothing_is_left();
}

TEST_F(ACaller, IsToldHisPlaceFromTimeToTime) {
    citizen_waits_for_person();
    const LegId second = citizen_waits_for_person();
    EXPECT_EQ(media.legs.at(second).playing->prompts.size(), 4U) << "transferring, and his place; nobody knows how long";
    hears_to_the_end(second);
    loop.pass(30s);
    EXPECT_EQ(media.heard_by(second), "queue_your_place");
    hears_to_the_end(second);
    EXPECT_EQ(media.heard_by(second), "music");
    loop.pass(30s);
    EXPECT_EQ(media.heard_by(second), "queue_your_place");
}

TEST_F(ACaller, IsNotHurriedByALateReportOfWhatHeHeardBefore) {
    const LegId citizen = citizen_calls();
    const app::PlayId notice = media.legs.at(citizen).playing->id;
    hears_to_the_end(citizen);
    desk_switch->media_events().on_play_finished(citizen, notice);
    loop.pass(10s);
    EXPECT_EQ(media.heard_by(citizen), "main_menu") << "the wait for a key begins when the menu is over";
    presses(citizen, '0');
    desk_switch->media_events().on_play_finished(citizen, notice);
    EXPECT_EQ(media.heard_by(citizen), "transferring");
}

TEST_F(ACaller, CallsFromTheHotlinesOwnPhoneToo) {
    citizen_calls("12345", app::Listener::phone, "8009");
    EXPECT_EQ(journal.all<call_event::Offered>().at(0).channel, CallChannel::phone);
    EXPECT_TRUE(outcomes().empty());
}

TEST_F(ACaller, IsNoAgentAtHisSeatPhone) {
    ready_at_phone(1);
    citizen_calls("12345", app::Listener::phone, "8001");
    EXPECT_EQ(signalling.last_cause, app::ReleaseCause::not_allowed);
    nothing_is_left();
}

class ACallersPage : public SwitchStory {
protected:
    void calls(const std::string& offer = "offer") {
        desk().citizen_call(
            "12345", "web", offer, [this](app::CitizenCallState state) { states.push_back(state); },
            [this](auto made) {
                if (made)
                    call = made->call;
                else
                    refused = made.error();
            });
        loop.settle();
    }
    std::vector<app::CitizenCallState> states;
    CallId call;
    std::optional<app::DeskRefusal> refused;
};

TEST_F(ACallersPage, GoesThroughTheWholeCall) {
    using enum app::CitizenCallState;
    ready_at_page(1);
    calls();
    const LegId page = media.last_page;
    EXPECT_EQ(media.heard_by(page), "") << "nothing is played before it can be heard";
    desk_switch->media_events().on_line_up(page);
    hears_to_the_end(page);
    desk().citizen_key(call, '0');
    loop.settle();
    EXPECT_EQ(does(1, &app::Desk::answer), std::nullopt);
    EXPECT_TRUE(media.hear_each_other(page, lines[1]));
    EXPECT_EQ(does(1, &app::Desk::hold), std::nullopt);
    desk().citizen_hang_up(call);
    loop.settle();
    EXPECT_EQ(states, (std::vector{in_flow, queued, talking, held, ended}));
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::completed});
    EXPECT_EQ(media.heard_by(page), "closed");
    nothing_is_left();
}

TEST_F(ACallersPage, ThatIsNeverHeardIsGivenUp) {
    calls();
    loop.pass(20s);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::failed});
    nothing_is_left();
    EXPECT_TRUE(media.legs.empty());
}

TEST_F(ACallersPage, WithABadOfferIsToldSo) {
    calls("nonsense");
    EXPECT_EQ(refused, app::DeskRefusal::bad_session_description);
    nothing_is_left();
}

TEST_F(ACallersPage, ThatClosesHangsUp) {
    calls();
    desk_switch->media_events().on_line_up(media.last_page);
    desk_switch->media_events().on_line_down(media.last_page);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::abandoned_ivr});
    nothing_is_left();
}

TEST(ARecordingsPath, IsOfTheCitysDayAndHour) {
    using namespace std::chrono;
    const Instant late{sys_days{2026y / 11 / 23}.time_since_epoch() + 17h};  // 01:00 of the 24th in the city
    EXPECT_EQ(app::recording_path(CallId{7}, late, 480min), "2026-11-24/01/7.wav");
}

}  // namespace
}  // namespace hotline::test
