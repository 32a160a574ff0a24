#include <gtest/gtest.h>

#include "support/switch_story.hpp"

// What the switch does for flows: questions to the world, forks on queues, versions that change meanwhile, and flows on trial.
namespace hotline::test {
namespace {

using namespace std::chrono_literals;

/// Answers when the test says so.
class SlowWorld final : public app::FlowWorld {
public:
    void ask_progress(std::string number, std::string code, Reply reply) override {
        asked = number + '/' + code;
        answer = std::move(reply);
    }
    void file_complaint(const app::SpokenComplaint& complaint, Reply reply) override {
        filed.push_back(complaint);
        answer = std::move(reply);
    }
    std::string asked;
    std::vector<app::SpokenComplaint> filed;
    Reply answer;
};

app::SwitchConfig with_progress() {
    auto config = small_config();
    Flow& flow = config.flows[{"default"}];
    flow.variables = {{"number", "26112300015"}};
    flow.start = "look";
    flow.nodes["look"] = ivr::CaseProgress{.number = "{number}",
                                           .code = "123456",
                                           .meanwhile = {{"one_moment"}},
                                           .found = "bye",
                                           .not_found = "menu",
                                           .unavailable = "person"};
    return config;
}

class AskingTheWorld : public SwitchStory {
protected:
    AskingTheWorld() {
        flow_world = &world;
        start(with_progress());
        citizen = citizen_calls();
    }
    SlowWorld world;
    LegId citizen;
};

TEST_F(AskingTheWorld, TellsTheCallerWhatCameOfIt) {
    EXPECT_EQ(world.asked, "26112300015/123456");
    EXPECT_EQ(media.heard_by(citizen), "one_moment");
    hears_to_the_end(citizen);
    world.answer({true, true, {{ivr::kCaseState, "approved"}, {ivr::kCaseDue, ""}}});
    loop.settle();
    EXPECT_EQ(media.heard_by(citizen), "case_state_approved");
    hears_to_the_end(citizen);
    EXPECT_EQ(media.heard_by(citizen), "goodbye");
    hears_to_the_end(citizen);
    nothing_is_left();
}

TEST_F(AskingTheWorld, DoesNotKeepACallerWaitingForAnAnswer) {
    loop.pass(9s);
    EXPECT_EQ(desk_switch->load().waiting, 1U) << "it goes on as if it were unavailable";
    world.answer({true, true, {}});  // too late
    loop.settle();
    EXPECT_EQ(desk_switch->load().waiting, 1U);
    hangs_up(citizen);
    nothing_is_left();
}

TEST_F(AskingTheWorld, AnswersNobodyWhoHasGone) {
    hangs_up(citizen);
    world.answer({true, true, {}});
    nothing_is_left();
}

class SpeakingAComplaint : public SwitchStory {
protected:
    SpeakingAComplaint() {
        flow_world = &world;
        auto config = small_config();
        Flow& flow = config.flows[{"default"}];
        flow.start = "speak";
        flow.nodes["speak"] = ivr::Complaint{.prompts = {{"complaint_ask"}},
                                             .sorry = {{"complaint_again"}},
                                             .meanwhile = {{"one_moment"}},
                                             .before = {{"complaint_number"}},
                                             .after = {},
                                             .min_s = 3,
                                             .max_s = 60,
                                             .silence_s = 4,
                                             .next = "bye",
                                             .no_input = "bye",
                                             .unavailable = "person"};
        start(config);
        citizen = citizen_calls();
    }
    void hears_the_tone() {
        EXPECT_EQ(media.heard_by(citizen), "complaint_ask");
        hears_to_the_end(citizen);
        EXPECT_EQ(media.heard_by(citizen), "beep");
        hears_to_the_end(citizen);
        EXPECT_TRUE(media.watched.contains(citizen));
    }
    void speaks_for(Duration time) {
        desk_switch->media_events().on_speech(citizen);
        loop.settle();
        loop.pass(time);
    }
    void pauses() {
        loop.pass(4s);
        desk_switch->media_events().on_speech_paused(citizen);
        loop.settle();
    }
    SlowWorld world;
    LegId citizen;
};

TEST_F(SpeakingAComplaint, MakesACaseAndHearsItsNumber) {
    hears_the_tone();
    speaks_for(20s);
    pauses();
    EXPECT_FALSE(media.watched.contains(citizen));
    ASSERT_EQ(world.filed.size(), 1U);
    EXPECT_EQ(world.filed[0].caller, "0999123");
    EXPECT_EQ(world.filed[0].length, 20s) << "the pause is not counted";
    EXPECT_EQ(media.heard_by(citizen), "one_moment");
    world.answer({true, true, {{ivr::kCaseNumber, "26112400012"}, {ivr::kCaseCode, "123456"}}});
    loop.settle();
    EXPECT_EQ(media.heard_by(citizen), "complaint_number");
    hears_to_the_end(citizen);
    hears_to_the_end(citizen);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::self_served});
    EXPECT_EQ(journal.all<call_event::RecordingStarted>().size(), 1U) << "the call's own recording has it";
    nothing_is_left();
}

TEST_F(SpeakingAComplaint, PoundEndsItAndIsNotWrittenDown) {
    hears_the_tone();
    speaks_for(5s);
    presses(citizen, '7');
    EXPECT_TRUE(world.filed.empty());
    presses(citizen, '#');
    EXPECT_EQ(world.filed.size(), 1U);
    EXPECT_TRUE(journal.all<call_event::KeyPressed>().empty());
    hangs_up(citizen);
    nothing_is_left();
}

TEST_F(SpeakingAComplaint, AskedAgainWhenItWasTooShort) {
    hears_the_tone();
    speaks_for(1s);
    pauses();
    EXPECT_TRUE(world.filed.empty());
    EXPECT_EQ(media.heard_by(citizen), "complaint_again");
    hangs_up(citizen);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::abandoned_ivr});
    nothing_is_left();
}

TEST_F(SpeakingAComplaint, EndsAtTheLimit) {
    hears_the_tone();
    speaks_for(61s);
    EXPECT_EQ(world.filed.size(), 1U);
    hangs_up(citizen);
    nothing_is_left();
}

TEST_F(SpeakingAComplaint, WhoHangsUpInsteadOfPressingPoundHasComplained) {
    hears_the_tone();
    speaks_for(30s);
    hangs_up(citizen);
    ASSERT_EQ(world.filed.size(), 1U);
    EXPECT_EQ(world.filed[0].length, 30s);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::self_served});
    world.answer({true, true, {}});
    nothing_is_left();
}

TEST_F(SpeakingAComplaint, IsLedToAPersonWhenTheStoreRefuses) {
    hears_the_tone();
    speaks_for(10s);
    pauses();
    world.answer({});
    loop.settle();
    EXPECT_EQ(desk_switch->load().waiting, 1U);
    hangs_up(citizen);
    nothing_is_left();
}

TEST_F(SpeakingAComplaint, IsLedToAPersonWhenTheDiskRefuses) {
    hears_the_tone();
    const auto recordings = journal.all<call_event::RecordingStarted>();
    ASSERT_EQ(recordings.size(), 1U);
    desk_switch->media_events().on_recording_failed(recordings[0].recording, "disk full");
    speaks_for(10s);
    pauses();
    EXPECT_TRUE(world.filed.empty()) << "there is no sound to listen to";
    loop.pass(1s);
    EXPECT_EQ(desk_switch->load().waiting, 1U);
    hangs_up(citizen);
    nothing_is_left();
}

class JudgingTheTalk : public SwitchStory {
protected:
    JudgingTheTalk() {
        auto config = small_config();
        Flow& flow = config.flows[{"default"}];
        flow.nodes["person"] = ivr::ToQueue{kGeneral, "closed", "judge"};
        flow.nodes["judge"] =
            ivr::Evaluate{.prompts = {{"judge_service"}}, .sorry = {}, .next = "bye", .no_input = "bye", .no_match = "bye"};
        start(config);
        ready_at_page(1);
        citizen = citizen_waits_for_person();
        EXPECT_EQ(does(1, &app::Desk::answer), std::nullopt);
    }
    LegId citizen;
};

TEST_F(JudgingTheTalk, TheCitizenIsAskedWhenTheAgentHangsUpFirst) {
    EXPECT_EQ(does(1, &app::Desk::hang_up), std::nullopt);
    EXPECT_EQ(agent(1).work, Work::wrap_up) << "he is done with the call";
    EXPECT_FALSE(media.hear_each_other(citizen, lines[1]));
    EXPECT_EQ(media.heard_by(citizen), "judge_service");
    presses(citizen, '2');
    EXPECT_EQ(media.heard_by(citizen), "goodbye");
    const auto judged = journal.all<call_event::Judged>();
    ASSERT_EQ(judged.size(), 1U);
    EXPECT_EQ(judged[0].level, Satisfaction::satisfied);
    EXPECT_EQ(journal.all<call_event::TalkEnded>().size(), 1U);
    hears_to_the_end(citizen);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::completed});
    nothing_is_left();
}

TEST_F(JudgingTheTalk, WhoPressesNothingHasJudgedNothingAndWasServed) {
    EXPECT_EQ(does(1, &app::Desk::hang_up), std::nullopt);
    hangs_up(citizen);
    EXPECT_TRUE(journal.all<call_event::Judged>().empty());
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::completed});
    nothing_is_left();
}

TEST_F(JudgingTheTalk, NobodyIsAskedWhoHangsUpFirst) {
    hangs_up(citizen);
    EXPECT_TRUE(journal.all<call_event::TalkEnded>().empty());
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::completed});
    nothing_is_left();
}

TEST_F(JudgingTheTalk, TheHoldMusicEndsWithTheTalk) {
    EXPECT_EQ(does(1, &app::Desk::hold), std::nullopt);
    EXPECT_EQ(does(1, &app::Desk::hang_up), std::nullopt);
    EXPECT_EQ(media.heard_by(citizen), "judge_service");
    hangs_up(citizen);
    nothing_is_left();
}

TEST_F(JudgingTheTalk, KeysToTheAgentAreNoAnswers) {
    presses(citizen, '5');
    EXPECT_EQ(does(1, &app::Desk::hang_up), std::nullopt);
    EXPECT_TRUE(journal.all<call_event::Judged>().empty());
    EXPECT_EQ(media.heard_by(citizen), "judge_service");
    hangs_up(citizen);
    nothing_is_left();
}

TEST_F(SwitchStory, DigitsAreNotWrittenDown) {
    auto config = small_config();
    Flow& flow = config.flows[{"default"}];
    flow.start = "code";
    flow.nodes["code"] = ivr::Collect{
        .prompts = {{"welcome"}}, .variable = "code", .max = 2, .next = "menu", .no_input = "bye", .no_match = "bye"};
    start(config);
    const LegId citizen = citizen_calls();
    for (const char digit : {'4', '2', '1'}) presses(citizen, digit);
    const auto keys = journal.all<call_event::KeyPressed>();
    ASSERT_EQ(keys.size(), 1U) << "the menu's alone";
    EXPECT_EQ(keys[0].key, '1');
    hangs_up(citizen);
    nothing_is_left();
}

TEST_F(SwitchStory, AFlowLooksAtAQueueBeforeItSendsSomebodyThere) {
    auto config = small_config();
    Flow& flow = config.flows[{"default"}];
    flow.start = "load";
    flow.nodes["load"] = ivr::Branch{.on = ivr::BranchOn::waiting,
                                     .variable = {},
                                     .queue = kGeneral,
                                     .cases = {{ivr::BranchMatch::between, {"1", "99"}, "bye"}},
                                     .otherwise = "person"};
    start(config);
    const LegId first = citizen_calls();
    const LegId second = citizen_calls();
    EXPECT_EQ(desk_switch->load().waiting, 1U);
    EXPECT_EQ(media.heard_by(second), "goodbye");
    hangs_up(first);
    hangs_up(second);
    nothing_is_left();
}

TEST_F(SwitchStory, ACallFinishesOnTheVersionItBeganWith) {
    const LegId before = citizen_calls();
    auto next = small_config();
    next.flows[{"default"}].version = 8;
    next.flows[{"default"}].start = "bye";
    next.flows[{"default"}].nodes.erase("info");
    desk().configure(std::make_shared<const app::SwitchConfig>(next));
    loop.settle();
    const LegId after = citizen_calls();
    EXPECT_EQ(media.heard_by(after), "goodbye");
    hears_to_the_end(before);
    presses(before, '1');
    EXPECT_EQ(media.heard_by(before), "info");
    const auto entered = journal.all<call_event::FlowEntered>();
    ASSERT_EQ(entered.size(), 2U);
    EXPECT_EQ(entered[0].version, 7);
    EXPECT_EQ(entered[1].version, 8);
    hangs_up(before);
    hangs_up(after);
    nothing_is_left();
}

TEST_F(SwitchStory, AFlowOnTrialIsHeardAndEndsBeforePeople) {
    Flow draft = small_flow();
    draft.code = {"draft"};
    std::optional<app::Desk::CitizenCall> call;
    desk().try_flow(draft, "offer", [&](auto made) { call = made.value(); });
    loop.settle();
    ASSERT_TRUE(call);
    const LegId page = media.last_page;
    desk_switch->media_events().on_line_up(page);
    loop.settle();
    EXPECT_EQ(media.heard_by(page), "recording_notice");
    hears_to_the_end(page);
    EXPECT_EQ(media.heard_by(page), "main_menu");
    presses(page, '0');
    EXPECT_TRUE(journal.all<call_event::QueueJoined>().empty());
    EXPECT_TRUE(journal.all<call_event::RecordingStarted>().empty());
    nothing_is_left();
}

}  // namespace
}  // namespace hotline::test
