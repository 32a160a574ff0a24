#include "support/switch_story.hpp"

namespace hotline::test {
namespace {

/// A city whose queues are closed and lead to a mailbox.
app::SwitchConfig night() {
    app::SwitchConfig config = small_config();
    config.calendars[{"always"}] = Calendar{.code = {"always"}};
    config.flows[{"default"}].nodes["person"] = ivr::ToQueue{kGeneral, {}};
    config.mailboxes[{"general"}] = Mailbox{.code = {"general"}, .greeting = {"mailbox_greeting"}, .max_length_s = 60};
    config.queues[kGeneral].fallbacks = {{Unserved::closed, {}, {{DestinationKind::mailbox, "general"}}}};
    return config;
}

class AtNight : public SwitchStory {
protected:
    AtNight() { start(night()); }

    LegId reaches_the_tone() {
        const LegId citizen = citizen_waits_for_person();
        EXPECT_EQ(media.heard_by(citizen), "mailbox_greeting");
        hears_to_the_end(citizen);
        EXPECT_EQ(media.heard_by(citizen), "beep");
        return citizen;
    }
    LegId begins_to_speak() {
        const LegId citizen = reaches_the_tone();
        hears_to_the_end(citizen);
        EXPECT_EQ(media.heard_by(citizen), "");
        EXPECT_TRUE(media.watched.contains(citizen));
        speaks(citizen);
        return citizen;
    }
    void speaks(LegId leg) {
        desk_switch->media_events().on_speech(leg);
        loop.settle();
    }
    void pauses(LegId leg) {
        desk_switch->media_events().on_speech_paused(leg);
        loop.settle();
    }
    std::vector<call_event::MessageLeft> messages() { return journal.all<call_event::MessageLeft>(); }
};

TEST_F(AtNight, AMessageThatTheCallerEndsWithTheHashKeyIsKept) {
    const LegId citizen = begins_to_speak();
    loop.pass(10s);
    presses(citizen, '#');
    EXPECT_EQ(media.heard_by(citizen), "mailbox_recorded");
    hears_to_the_end(citizen);
    loop.pass(3s);
    EXPECT_EQ(media.heard_by(citizen), "mailbox_thanks");
    hears_to_the_end(citizen);
    ASSERT_EQ(messages().size(), 1U);
    EXPECT_EQ(messages().at(0).length_ms, 10000);
    EXPECT_EQ(messages().at(0).mailbox.value, "general");
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::mailbox});
    EXPECT_EQ(journal.all<call_event::QueueUnserved>().at(0).why, Unserved::closed);
    EXPECT_EQ(journal.all<call_event::RecordingFinished>().size(), 2U) << "the call's own recording, and the message";
    nothing_is_left();
}

TEST_F(AtNight, WhoJustHangsUpHasLeftHisMessage) {
    const LegId citizen = begins_to_speak();
    loop.pass(5s);
    hangs_up(citizen);
    ASSERT_EQ(messages().size(), 1U);
    EXPECT_EQ(messages().at(0).length_ms, 5000);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::mailbox});
    nothing_is_left();
}

TEST_F(AtNight, SilenceEndsAMessage) {
    const LegId citizen = begins_to_speak();
    loop.pass(5s);
    pauses(citizen);
    EXPECT_EQ(media.heard_by(citizen), "mailbox_recorded");
    hangs_up(citizen);
    EXPECT_EQ(messages().size(), 1U) << "kept once";
    nothing_is_left();
}

TEST_F(AtNight, AMessageEndsAtItsLimit) {
    const LegId citizen = begins_to_speak();
    loop.pass(60s);
    EXPECT_EQ(media.heard_by(citizen), "mailbox_recorded");
    EXPECT_EQ(messages().at(0).length_ms, 60000);
    hangs_up(citizen);
    nothing_is_left();
}

TEST_F(AtNight, TheStarKeyRecordsItAnew) {
    const LegId citizen = begins_to_speak();
    loop.pass(5s);
    presses(citizen, '#');
    presses(citizen, '*');
    EXPECT_EQ(media.heard_by(citizen), "beep");
    hears_to_the_end(citizen);
    speaks(citizen);
    loop.pass(7s);
    presses(citizen, '*');
    hears_to_the_end(citizen);
    speaks(citizen);
    loop.pass(9s);
    hangs_up(citizen);
    std::vector<std::int64_t> lengths;
    for (const auto& message : messages()) lengths.push_back(message.length_ms);
    EXPECT_EQ(lengths, (std::vector<std::int64_t>{5000, 9000}));
    EXPECT_EQ(journal.all<call_event::MessageDiscarded>().size(), 2U);
    nothing_is_left();
}

TEST_F(AtNight, WhoSaysNothingIsAskedAgainOnceAndIsOwedACallBack) {
    const LegId citizen = reaches_the_tone();
    hears_to_the_end(citizen);
    loop.pass(6s);
    pauses(citizen);
    EXPECT_EQ(media.heard_by(citizen), "mailbox_too_short");
    hears_to_the_end(citizen);
    hears_to_the_end(citizen);
    loop.pass(1s);
    presses(citizen, '#');
    EXPECT_EQ(media.heard_by(citizen), "mailbox_too_short");
    hears_to_the_end(citizen);
    EXPECT_TRUE(messages().empty());
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::after_hours});
    nothing_is_left();
}

TEST_F(AtNight, WhoHangsUpDuringTheGreetingIsOwedACallBack) {
    hangs_up(citizen_waits_for_person());
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::after_hours});
    nothing_is_left();
}

TEST_F(AtNight, TheHotlineStopsInTheMiddleOfAMessage) {
    begins_to_speak();
    loop.pass(5s);
    desk_switch->shut_down([] {});
    loop.settle();
    EXPECT_EQ(messages().size(), 1U);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::mailbox});
}

TEST_F(AtNight, AMessageIsSaidAndTheCallEnds) {
    auto config = night();
    config.queues[kGeneral].fallbacks = {{Unserved::closed, {}, {{DestinationKind::message, "closed_notice"}}}};
    start(config);
    const LegId citizen = citizen_waits_for_person();
    EXPECT_EQ(media.heard_by(citizen), "closed_notice");
    hears_to_the_end(citizen);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::after_hours});
    nothing_is_left();
}

/// Two telephones on duty, then the mailbox.
class OnDuty : public AtNight {
protected:
    static app::SwitchConfig duty() {
        app::SwitchConfig config = night();
        config.contacts[{"duty"}] = DutyContact{.code = {"duty"}, .name_zh = "值班", .numbers = {{"8101", {}}, {"8102", {}}}};
        config.queues[kGeneral].fallbacks = {
            {Unserved::closed, {}, {{DestinationKind::contact, "duty"}, {DestinationKind::mailbox, "general"}}}};
        return config;
    }
    OnDuty() {
        start(duty());
        for (const char* phone : {"8101", "8102"}) signalling.registers(phone);
    }
    void picks_up(LegId phone) {
        signalling.far_end_answers(phone);
        loop.settle();
    }
};

TEST_F(OnDuty, WhoConfirmsByKeyHasTheCitizen) {
    const LegId citizen = citizen_waits_for_person();
    const LegId phone = signalling.last_invited;
    EXPECT_EQ(signalling.live.at(phone).extension, "8101");
    EXPECT_EQ(media.heard_by(citizen), "music");
    picks_up(phone);
    EXPECT_EQ(media.heard_by(phone), "forward_press_1");
    EXPECT_FALSE(media.hear_each_other(citizen, phone)) << "not before he has confirmed";
    presses(phone, '7');
    EXPECT_FALSE(media.hear_each_other(citizen, phone));
    presses(phone, '1');
    EXPECT_TRUE(media.hear_each_other(citizen, phone));
    EXPECT_EQ(desk_switch->disagreements(), std::vector<std::string>{});
    hangs_up(citizen);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::completed});
    nothing_is_left();
}

TEST_F(AtNight, TelephonesThatAreNotOursAreRungOverATrunk) {
    app::SwitchConfig config = night();
    config.queues[kGeneral].fallbacks = {
        {Unserved::closed, {}, {{DestinationKind::forward, "13800000009"}, {DestinationKind::mailbox, "general"}}}};
    start(std::move(config));
    const LegId citizen = citizen_waits_for_person();
    const LegId phone = signalling.last_dialled;
    EXPECT_EQ(signalling.live.at(phone).number, "13800000009");
    signalling.far_end_answers(phone);
    loop.settle();
    presses(phone, '1');
    EXPECT_TRUE(media.hear_each_other(citizen, phone));
    EXPECT_EQ(desk_switch->disagreements(), std::vector<std::string>{});
    hangs_up(citizen);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::completed});
    nothing_is_left();
}

TEST_F(OnDuty, AMobilesOwnMailboxDoesNotSwallowTheCall) {
    const LegId citizen = citizen_waits_for_person();
    picks_up(signalling.last_invited);
    loop.pass(10s);
    EXPECT_EQ(signalling.live.at(signalling.last_invited).extension, "8102") << "the next telephone rings";
    EXPECT_EQ(media.heard_by(citizen), "music");
    picks_up(signalling.last_invited);
    loop.pass(10s);
    EXPECT_EQ(media.heard_by(citizen), "mailbox_greeting") << "at last the mailbox";
    hangs_up(citizen);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::after_hours});
    nothing_is_left();
}

TEST_F(OnDuty, WhoIsBusyOrDoesNotAnswerIsPassedOver) {
    const LegId citizen = citizen_waits_for_person();
    signalling.far_end_releases(signalling.last_invited, app::ReleaseCause::user_busy);
    loop.settle();
    EXPECT_EQ(signalling.live.at(signalling.last_invited).extension, "8102");
    loop.pass(25s);
    EXPECT_EQ(media.heard_by(citizen), "mailbox_greeting");
    hangs_up(citizen);
    nothing_is_left();
}

TEST_F(OnDuty, TheCitizenWhoGivesUpMeanwhileIsOwedACallBack) {
    hangs_up(citizen_waits_for_person());
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::abandoned_ringing});
    nothing_is_left();
}

TEST_F(AtNight, ACallBackIsPromised) {
    auto config = night();
    config.queues[kGeneral].fallbacks = {{Unserved::closed, {}, {{DestinationKind::call_back, ""}}}};
    start(config);
    const LegId citizen = citizen_calls("12345", app::Listener::trunk, "09990000001");
    hears_to_the_end(citizen);
    presses(citizen, '0');
    EXPECT_EQ(media.heard_by(citizen), "callback_promised");
    hears_to_the_end(citizen);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::callback_requested});
    nothing_is_left();
}

TEST_F(AtNight, AFlowCanSendAlongAListOfItsOwn) {
    auto config = night();
    config.flows[{"default"}].nodes["person"] =
        ivr::Forward{{{DestinationKind::forward, "8199"}, {DestinationKind::mailbox, "general"}}};
    start(config);
    const LegId citizen = citizen_waits_for_person();  // 8199 is not registered
    loop.settle();
    EXPECT_EQ(media.heard_by(citizen), "mailbox_greeting");
    hangs_up(citizen);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::abandoned_ivr}) << "no queue was asked for";
    nothing_is_left();
}

class AllAreBusy : public AtNight {
protected:
    static app::SwitchConfig busy() {
        app::SwitchConfig config = night();
        config.calendars[{"always"}] = always_open();
        Queue& queue = config.queues[kGeneral];
        queue.longest_wait_s = 60;
        queue.most_waiting = 2;
        queue.fallbacks = {{Unserved::waited_too_long, {}, {{DestinationKind::mailbox, "general"}}},
                           {Unserved::full, {}, {{DestinationKind::queue, "enterprise"}}}};
        return config;
    }
    AllAreBusy() { start(busy()); }
};

TEST_F(AllAreBusy, WhoHasWaitedTooLongLeavesAMessage) {
    const LegId citizen = citizen_waits_for_person();
    hears_to_the_end(citizen);
    EXPECT_EQ(media.heard_by(citizen), "music");
    loop.pass(60s);
    EXPECT_EQ(media.heard_by(citizen), "mailbox_greeting");
    EXPECT_EQ(desk_switch->load().waiting, 0U);
    hangs_up(citizen);
    EXPECT_EQ(outcomes(), std::vector{CallOutcome::overflowed});
    nothing_is_left();
}

TEST_F(AllAreBusy, WhoIsJustBeingOfferedIsNotSentAway) {
    ready_at_page(1);
    const LegId citizen = citizen_waits_for_person();
    loop.pass(50s);  // one offer after the other is not answered
    const auto offers = journal.all<call_event::AgentOffered>().size();
    EXPECT_GE(offers, 1U);
    hangs_up(citizen);
    nothing_is_left();
}

TEST_F(AllAreBusy, WhoIsOneTooManyGoesToAnotherQueue) {
    const LegId first = citizen_waits_for_person();
    const LegId second = citizen_waits_for_person();
    const LegId third = citizen_waits_for_person();
    const auto joined = journal.all<call_event::QueueJoined>();
    ASSERT_EQ(joined.size(), 3U);
    EXPECT_EQ(joined.at(2).queue, kEnterprise);
    EXPECT_EQ(journal.all<call_event::QueueUnserved>().at(0).why, Unserved::full);
    for (const LegId leg : {first, second, third}) hangs_up(leg);
    nothing_is_left();
}

}  // namespace
}  // namespace hotline::test
