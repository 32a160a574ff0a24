// Calls that we begin: an agent's, and the hotline's own.
#include <boost/describe/enum_to_string.hpp>

#include "support/switch_story.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "domain/outbound/campaign_flow.hpp"

namespace hotline::test {
namespace {

using app::ReleaseCause;

const std::string kCitizen = "13812341234";

class OutboundStory : public SwitchStory {
protected:
    std::optional<app::DeskRefusal> dials(int number, const std::string& to = kCitizen) {
        std::optional<app::DeskRefusal> refused;
        desk().dial(UserId{number}, {.to = to, .role = Role::agent, .about = {}}, [&](auto view) {
            if (!view) refused = view.error();
        });
        loop.settle();
        return refused;
    }
    void far_end_answers() {
        signalling.far_end_answers(signalling.last_dialled);
        loop.settle();
    }
    void far_end_releases(ReleaseCause cause) {
        signalling.far_end_releases(signalling.last_dialled, cause);
        loop.settle();
    }
    CallOutcome only_outcome() {
        const auto all = outcomes();
        EXPECT_EQ(all.size(), 1U);
        return all.empty() ? CallOutcome::failed : all.front();
    }
};

TEST_F(OutboundStory, AnAgentAtHisPageCallsACitizen) {
    ready_at_page(1);
    EXPECT_EQ(dials(1, "+86 138-1234-1234"), std::nullopt);
    EXPECT_EQ(agent(1).work, Work::talking);
    EXPECT_EQ(agent(1).call->number, kCitizen);
    EXPECT_EQ(agent(1).call->direction, CallDirection::outbound);
    ASSERT_TRUE(media.legs.at(lines[1]).playing) << "he hears it ring";
    EXPECT_EQ(signalling.live.at(signalling.last_dialled).number, kCitizen);
    far_end_answers();
    EXPECT_EQ(media.legs.at(lines[1]).hears, std::vector{signalling.last_dialled});
    EXPECT_EQ(media.legs.at(signalling.last_dialled).hears, std::vector{lines[1]});
    EXPECT_TRUE(media.legs.at(signalling.last_dialled).recording);
    EXPECT_EQ(does(1, &app::Desk::hang_up), std::nullopt);
    EXPECT_EQ(only_outcome(), CallOutcome::completed);
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    EXPECT_EQ(agent(1).answered_in_shift, 0) << "counted apart from calls that came in";
    nothing_is_left();
}

TEST_F(OutboundStory, TheSeatsPhoneRingsFirst) {
    ready_at_phone(1);
    EXPECT_EQ(dials(1), std::nullopt);
    EXPECT_EQ(signalling.live.at(signalling.last_invited).extension, "8001");
    EXPECT_EQ(signalling.last_dialled, LegId{});
    signalling.far_end_answers(signalling.last_invited);
    loop.settle();
    EXPECT_EQ(signalling.live.at(signalling.last_dialled).number, kCitizen);
    far_end_answers();
    EXPECT_EQ(media.legs.at(signalling.last_invited).hears, std::vector{signalling.last_dialled});
    far_end_releases(ReleaseCause::normal_clearing);
    EXPECT_EQ(only_outcome(), CallOutcome::completed);
    nothing_is_left();
}

TEST_F(OutboundStory, WhatTheNetworkSaysBeforeAnAnswerIsHeard) {
    ready_at_page(1);
    EXPECT_EQ(dials(1), std::nullopt);
    const LegId far_end = signalling.last_dialled;
    signalling.far_end_sounds_early(far_end);
    loop.settle();
    EXPECT_TRUE(media.legs.at(lines[1]).playing) << "announced, but no sound has come: the tone goes on";
    media.first_packet_of(far_end);
    loop.settle();
    EXPECT_EQ(media.heard_by(lines[1]), "talk");
    EXPECT_FALSE(media.hears(far_end, lines[1])) << "nobody listens at the other end yet";
    EXPECT_FALSE(media.legs.at(far_end).recording);
    far_end_releases(ReleaseCause::unallocated_number);
    EXPECT_EQ(media.heard_by(lines[1]), "");
    EXPECT_EQ(only_outcome(), CallOutcome::invalid_number);
    nothing_is_left();
}

TEST_F(OutboundStory, NobodyIsCalledWhenTheSeatDoesNotAnswer) {
    ready_at_phone(1);
    EXPECT_EQ(dials(1), std::nullopt);
    signalling.far_end_releases(signalling.last_invited, ReleaseCause::no_answer);
    loop.settle();
    EXPECT_EQ(signalling.last_dialled, LegId{});
    EXPECT_EQ(only_outcome(), CallOutcome::cancelled);
    nothing_is_left();
}

TEST_F(OutboundStory, EveryEndHasItsName) {
    ready_at_page(1);
    const std::map<ReleaseCause, CallOutcome> kEnds{{ReleaseCause::user_busy, CallOutcome::busy},
                                                    {ReleaseCause::no_answer, CallOutcome::no_answer},
                                                    {ReleaseCause::unallocated_number, CallOutcome::invalid_number},
                                                    {ReleaseCause::rejected, CallOutcome::refused},
                                                    {ReleaseCause::incompatible_media, CallOutcome::failed}};
    for (const auto& [cause, outcome] : kEnds) {
        EXPECT_EQ(dials(1), std::nullopt);
        far_end_releases(cause);
        EXPECT_EQ(outcomes().back(), outcome);
        EXPECT_FALSE(media.legs.at(lines[1]).playing);
    }
    nothing_is_left();
}

TEST_F(OutboundStory, TheAgentGivesUpWhileItRings) {
    ready_at_page(1);
    EXPECT_EQ(dials(1), std::nullopt);
    EXPECT_EQ(does(1, &app::Desk::hang_up), std::nullopt);
    EXPECT_EQ(only_outcome(), CallOutcome::cancelled);
    nothing_is_left();
}

TEST_F(OutboundStory, ARefusedNumberLeavesNoCall) {
    ready_at_page(1);
    EXPECT_EQ(dials(1, "0081312345678"), app::DeskRefusal::number_not_allowed);
    EXPECT_EQ(dials(1, "1381234123"), app::DeskRefusal::bad_number);
    EXPECT_EQ(dials(1, "hello"), app::DeskRefusal::bad_number);
    EXPECT_EQ(dials(2), app::DeskRefusal::not_signed_in);
    EXPECT_TRUE(outcomes().empty());
    nothing_is_left();
}

TEST_F(OutboundStory, WhoHasACallCannotDial) {
    ready_at_page(1);
    EXPECT_EQ(dials(1), std::nullopt);
    EXPECT_EQ(dials(1), app::DeskRefusal::not_possible_now);
    far_end_releases(ReleaseCause::user_busy);
}

TEST_F(OutboundStory, ADeadTrunkIsToldAndFreesTheAgent) {
    ready_at_page(1);
    signalling.trunk_answers({"first"}, false);
    EXPECT_EQ(dials(1), app::DeskRefusal::trunks_down);
    EXPECT_EQ(only_outcome(), CallOutcome::failed);
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    nothing_is_left();
}

TEST_F(OutboundStory, TheHotlineCallsByItselfAndHearsAKey) {
    const CampaignPlan plan{.name = "停水", .prompt = {"notice"}, .answers = {{"1", "已知晓"}}, .opt_out_key = "9"};
    std::string told;
    const CallId call = desk_switch->automatic_calls().begin(
        {.number = kCitizen, .flow = campaign_flow(plan), .over = [&](const TargetCall& ended, const std::string& choice) {
             const auto heard = heard_call(plan, ended.call, choice);
             told = std::string{boost::describe::enum_to_string(heard.result, "?")} + " " + heard.answer;
         }});
    loop.settle();
    EXPECT_TRUE(call);
    far_end_answers();
    presses(signalling.last_dialled, '5');
    presses(signalling.last_dialled, '1');
    EXPECT_EQ(told, "answered 1");
    EXPECT_EQ(only_outcome(), CallOutcome::completed);
    nothing_is_left();
}

TEST_F(OutboundStory, AnAutomaticCallThatNobodyTakesIsTold) {
    TargetResult result{};
    const auto over = [&](const TargetCall& ended, const std::string&) { result = ended.result; };
    (void)desk_switch->automatic_calls().begin({.number = kCitizen, .flow = campaign_flow({}), .ring = 20s, .over = over});
    loop.settle();
    loop.pass(21s);
    EXPECT_EQ(result, TargetResult::no_answer);
    EXPECT_EQ(only_outcome(), CallOutcome::no_answer);
    (void)desk_switch->automatic_calls().begin({.number = "0081312345678", .flow = campaign_flow({}), .over = over});
    loop.settle();
    EXPECT_EQ(result, TargetResult::failed);
    nothing_is_left();
}

class NuisanceStory : public SwitchStory {
protected:
    void bar(const std::string& number, BarTreatment treatment = BarTreatment::barred_flow) {
        Bar entry{.id = BarId{7},
                  .what = {.kind = BarKind::number, .number = number, .treatment = treatment},
                  .state = BarState::active};
        entry.what.expires_at = loop.now() + 1h;
        desk().use_blacklist(std::make_shared<const Blacklist>(std::vector{entry}));
        loop.settle();
    }
};

TEST_F(NuisanceStory, ABarredCallerIsRefusedWhereTheCityHasNothingToSay) {
    bar("0999123");
    citizen_calls();
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::blocked});
    EXPECT_EQ(signalling.last_cause, ReleaseCause::rejected);
    EXPECT_EQ(journal.all<call_event::Barred>().at(0).bar, BarId{7});
    nothing_is_left();
}

TEST_F(NuisanceStory, ABarredCallerHearsTheCitysWordsAndIsBlocked) {
    auto config = small_config();
    config.barred_flow = {"barred"};
    config.flows[{"barred"}] = Flow{.code = {"barred"}, .start = "words", .nodes = {{"words", ivr::HangUp{{{"barred_notice"}}}}}};
    start(config);
    bar("0999123");
    const LegId leg = citizen_calls();
    EXPECT_EQ(media.legs.at(leg).playing->prompts.at(0), PromptName{"barred_notice"});
    hears_to_the_end(leg);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::blocked});
    nothing_is_left();
}

TEST_F(NuisanceStory, OthersAreNotTouchedAndAnEntryEndsByItself) {
    bar("0999999");
    hangs_up(citizen_calls());
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::abandoned_ivr});
    bar("0999123");
    loop.pass(2h);
    hangs_up(citizen_calls());
    EXPECT_EQ(outcomes().back(), CallOutcome::abandoned_ivr);
}

TEST_F(NuisanceStory, WhoIsLastInLineWaitsBehindEverybody) {
    bar("0999123", BarTreatment::last_in_line);
    const LegId barred = citizen_waits_for_person();
    const LegId other = citizen_calls("12345", app::Listener::trunk, "0999777");
    hears_to_the_end(other);
    presses(other, '0');
    ready_at_page(1);
    EXPECT_EQ(agent(1).call->number, "0999777");
    hangs_up(barred);
    hangs_up(other);
}

}  // namespace
}  // namespace hotline::test
