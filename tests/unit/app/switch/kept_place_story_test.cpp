// Callers who hang up in the queue and are rung when their turn comes.
#include <algorithm>

#include "support/switch_story.hpp"

namespace hotline::test {
namespace {

using app::ReleaseCause;

const std::string kPatient = "13812341234";
const std::string kOther = "13800000002";

class AKeptPlace : public SwitchStory {
protected:
    AKeptPlace() {
        auto config = small_config();
        config.queues.at(kGeneral).offers_callback = true;
        start(config);
    }
    LegId waits(const std::string& from) {
        const LegId leg = citizen_calls("12345", app::Listener::trunk, from);
        hears_to_the_end(leg);
        presses(leg, '0');
        return leg;
    }
    /// He has pressed 1 and heard the promise to its end.
    void asks_to_be_rung(const std::string& from) {
        const LegId leg = waits(from);
        presses(leg, '1');
        EXPECT_EQ(media.heard_by(leg), "place_kept");
        hears_to_the_end(leg);
        EXPECT_FALSE(signalling.live.contains(leg)) << "we hang up when it is said";
    }
    [[nodiscard]] int waiting() { return static_cast<int>(desk_switch->load().waiting); }
    LegId agent_takes_it(int number) {
        EXPECT_EQ(does(number, &app::Desk::answer), std::nullopt);
        return signalling.last_dialled;
    }
};

TEST_F(AKeptPlace, IsServedInItsTurnAndHeard) {
    asks_to_be_rung(kPatient);
    const LegId later = waits(kOther);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::callback_requested});
    EXPECT_EQ(waiting(), 2);
    ready_at_page(1);
    const auto offered = agent(1);
    EXPECT_EQ(offered.work, Work::reserved);
    EXPECT_EQ(offered.call->number, kPatient) << "he was here before the other";
    EXPECT_EQ(offered.call->direction, CallDirection::outbound);
    EXPECT_EQ(signalling.last_dialled, LegId{}) << "nobody is rung before an agent is there";

    const LegId rung = agent_takes_it(1);
    EXPECT_EQ(signalling.live.at(rung).number, kPatient);
    EXPECT_EQ(agent(1).call->talk.state, CallState::dialling);
    signalling.far_end_answers(rung);
    loop.settle();
    EXPECT_TRUE(media.hear_each_other(rung, lines[1]));
    EXPECT_TRUE(media.legs.at(rung).recording);
    hangs_up(rung);
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    EXPECT_EQ(agent(1).answered_in_shift, 1);
    hangs_up(later);
    EXPECT_EQ(outcomes(), (std::vector{CallOutcome::callback_requested, CallOutcome::completed, CallOutcome::abandoned_queue}));
    nothing_is_left();
}

TEST_F(AKeptPlace, IsTakenWithASipPhoneToo) {
    asks_to_be_rung(kPatient);
    ready_at_phone(1);
    signalling.far_end_answers(signalling.last_invited);
    loop.settle();
    const LegId rung = signalling.last_dialled;
    ASSERT_EQ(signalling.live.at(rung).number, kPatient);
    signalling.far_end_answers(rung);
    loop.settle();
    EXPECT_TRUE(media.hear_each_other(rung, signalling.last_invited));
    hangs_up(rung);
    nothing_is_left();
}

/// A flow that offers it to who has just called: for his own number, or for one that he keys (key 2).
class AnOfferedPlace : public AKeptPlace {
protected:
    AnOfferedPlace() {
        auto config = small_config();
        Flow& flow = config.flows[{"default"}];
        flow.start = "offer";
        flow.nodes["offer"] = offer("{caller}", "number");
        flow.nodes["number"] = ivr::Collect{.prompts = {{"key_number"}},
                                            .variable = "number",
                                            .min = 3,
                                            .sorry = {},
                                            .next = "again",
                                            .no_input = "person",
                                            .no_match = "person"};
        flow.nodes["again"] = offer("{number}", "");
        start(config);
    }
    static ivr::OfferCallback offer(const char* number, const char* other) {
        return {.queue = kGeneral,
                .ring_at = number,
                .before = {{"offer"}},
                .prompts = {{"offer_keys"}},
                .other = other,
                .declined = "person",
                .unavailable = "menu"};
    }
    void keys(LegId leg, std::string_view digits) {
        for (const char digit : digits) presses(leg, digit);
    }
};

TEST_F(AnOfferedPlace, IsTakenBeforeAnybodyWaits) {
    const LegId leg = citizen_calls("12345", app::Listener::trunk, kPatient);
    EXPECT_EQ(media.heard_by(leg), "offer");
    presses(leg, '1');
    EXPECT_EQ(media.heard_by(leg), "place_kept");
    hears_to_the_end(leg);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::callback_requested});
    EXPECT_EQ(waiting(), 1);
    ready_at_page(1);
    const LegId rung = agent_takes_it(1);
    EXPECT_EQ(signalling.live.at(rung).number, kPatient);
    signalling.far_end_answers(rung);
    loop.settle();
    hangs_up(rung);
    nothing_is_left();
}

TEST_F(AnOfferedPlace, IsKeptForTheNumberThatHeKeys) {
    const LegId leg = citizen_calls("12345", app::Listener::trunk, kPatient);
    keys(leg, "2" + kOther + "#1");
    hears_to_the_end(leg);
    const auto requested = journal.all<call_event::CallbackRequested>();
    ASSERT_EQ(requested.size(), 1U);
    EXPECT_EQ(requested[0].number, kOther);
    ready_at_page(1);
    EXPECT_EQ(agent(1).call->number, kOther);
    const LegId rung = agent_takes_it(1);
    EXPECT_EQ(signalling.live.at(rung).number, kOther);
    hangs_up(rung);
    nothing_is_left();
}

TEST_F(AnOfferedPlace, TakesNoPlaceFromANumberThatHasOne) {
    const LegId own = citizen_calls("12345", app::Listener::trunk, kOther);
    presses(own, '1');
    hears_to_the_end(own);
    const LegId stranger = citizen_calls("12345", app::Listener::trunk, kPatient);
    keys(stranger, "2" + kOther + "#1");
    hears_to_the_end(stranger);
    EXPECT_EQ(waiting(), 1);
    const LegId back = citizen_calls("12345", app::Listener::trunk, kOther);
    EXPECT_EQ(waiting(), 0) << "who calls himself needs no call";
    hangs_up(back);
    nothing_is_left();
}

TEST_F(AnOfferedPlace, IsNotOfferedForWhatMustNotBeDialled) {
    const LegId leg = citizen_calls("12345", app::Listener::trunk, kPatient);
    keys(leg, "2110#");
    EXPECT_EQ(media.heard_by(leg), "main_menu");
    hangs_up(leg);
    nothing_is_left();
}

TEST_F(AKeptPlace, IsOfferedToTheNextWhenAnAgentRefuses) {
    asks_to_be_rung(kPatient);
    ready_at_page(1);
    EXPECT_EQ(does(1, &app::Desk::reject), std::nullopt);
    EXPECT_EQ(waiting(), 1);
    ready_at_page(2);
    EXPECT_EQ(agent(2).call->number, kPatient);
    EXPECT_EQ(does(2, &app::Desk::reject), std::nullopt);
}

TEST_F(AKeptPlace, EndsWhenHeDoesNotAnswer) {
    asks_to_be_rung(kPatient);
    ready_at_page(1);
    signalling.far_end_releases(agent_takes_it(1), ReleaseCause::user_busy);
    loop.settle();
    EXPECT_EQ(outcomes(), (std::vector{CallOutcome::callback_requested, CallOutcome::busy}));
    EXPECT_EQ(agent(1).work, Work::wrap_up);
    nothing_is_left();
}

TEST_F(AKeptPlace, IsHisOwnAgainWhenHeCallsHimself) {
    asks_to_be_rung(kPatient);
    loop.pass(1s);
    const LegId other = waits(kOther);
    loop.pass(1min);
    const LegId back = waits(kPatient);
    EXPECT_EQ(waiting(), 2) << "one place, not two";
    ready_at_page(1);
    EXPECT_EQ(agent(1).call->number, kPatient);
    EXPECT_EQ(agent(1).call->direction, CallDirection::inbound);
    hangs_up(back);
    hangs_up(other);
    nothing_is_left();
}

TEST_F(AKeptPlace, IsGivenUpWhenSomebodyRingsHim) {
    asks_to_be_rung(kPatient);
    desk().sign_in(UserId{1}, SeatKind::browser, [](auto) {});
    page_connects(1);
    desk().dial(UserId{1}, {.to = kPatient, .role = Role::agent, .about = {}}, [](auto view) { EXPECT_TRUE(view); });
    loop.settle();
    EXPECT_EQ(waiting(), 0);
    signalling.far_end_releases(signalling.last_dialled, ReleaseCause::no_answer);
    loop.settle();
    EXPECT_EQ(outcomes(), (std::vector{CallOutcome::callback_requested, CallOutcome::cancelled, CallOutcome::no_answer}));
    nothing_is_left();
}

TEST_F(AKeptPlace, LastsTwoHoursAtMost) {
    asks_to_be_rung(kPatient);
    loop.pass(121min);
    EXPECT_EQ(waiting(), 0);
    nothing_is_left();
}

TEST_F(AKeptPlace, IsNotOfferedToWhoCannotBeRung) {
    const LegId hidden = waits("anonymous");
    presses(hidden, '1');
    EXPECT_EQ(waiting(), 1) << "the key means nothing to him";
    hangs_up(hidden);
    nothing_is_left();
}

TEST_F(AKeptPlace, IsSaidWithTheWaitingTime) {
    (void)waits(kOther);
    const LegId second = waits(kPatient);
    const auto& said = media.legs.at(second).playing->prompts;
    EXPECT_NE(std::ranges::find(said, PromptName{"press_to_be_rung_back"}), said.end());
    hangs_up(second);
}

TEST_F(AKeptPlace, EndsWithTheProgram) {
    asks_to_be_rung(kPatient);
    bool done = false;
    desk_switch->shut_down([&done] { done = true; });
    loop.settle();
    EXPECT_TRUE(done);
    nothing_is_left();
}

}  // namespace
}  // namespace hotline::test
