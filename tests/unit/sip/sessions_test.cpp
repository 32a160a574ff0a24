// What happens to a session besides its beginning and end: early sound, hold, timers, and what gets lost on the way.
#include "unit/sip/sip_world.hpp"

namespace hotline::sip::test {
namespace {

using namespace std::chrono_literals;
using app::ReleaseCause;

class Sessions : public World {
protected:
    explicit Sessions(SipConfig config = usual()) : World(std::move(config)) {}

    void after(Duration delay, std::function<void()> act) { loop_.after(delay, std::move(act)); }
    /// Callers are answered; a little later this happens to their leg.
    void answer_and_then(std::function<void(LegId)> act) {
        journal_.when_incoming = [this, act = std::move(act)](const app::IncomingCall& call) {
            adapter_.answer(call.leg, our_media());
            after(100ms, [act, leg = call.leg] { act(leg); });
        };
    }
    void hang_up_when_answered() {
        journal_.when_answered = [this](LegId leg) {
            after(50ms, [this, leg] { adapter_.hang_up(leg, ReleaseCause::normal_clearing); });
        };
    }
    /// Gives the leg early sound, and answers it a little later.
    void sound_first() {
        journal_.when_incoming = [this](const app::IncomingCall& call) {
            adapter_.sound_early(call.leg, our_media());
            after(100ms, [this, leg = call.leg] { adapter_.answer(leg, our_media()); });
        };
    }
};

class BriefSessions : public Sessions {
protected:
    BriefSessions() : Sessions(brief()) {}
    static SipConfig brief() {
        auto config = usual();
        config.shortest_session = 2s;
        return config;
    }
};

TEST_F(Sessions, of_callers_pass_what_lines_lose_and_repeat) {
    answer_every_call();
    for (const auto* scenario :
         {"caller-cancels-as-it-is-answered", "caller-repeats-its-invite", "caller-comes-by-two-ways",
          "caller-says-goodbye-twice", "caller-speaks-of-a-dead-dialog", "caller-describes-its-media-wrongly"}) {
        EXPECT_TRUE(plays(scenario));
    }
    EXPECT_FALSE(journal_.text().contains("incoming 5")) << journal_.text();
    EXPECT_TRUE(journal_.has("released 4 normal_clearing"));
}

TEST_F(Sessions, survive_what_cannot_be_done_in_them) {
    answer_every_call();
    for (const auto* scenario :
         {"caller-offers-nothing-usable-in-the-talk", "caller-asks-for-options-in-the-talk",
          "caller-uses-a-method-that-nobody-knows", "caller-tries-to-transfer", "caller-tries-to-take-a-call-over"}) {
        EXPECT_TRUE(plays(scenario));
    }
    EXPECT_TRUE(journal_.has("released 4 normal_clearing"));
    EXPECT_FALSE(journal_.text().contains("media")) << journal_.text();
    EXPECT_FALSE(journal_.text().contains("transfer")) << journal_.text();
}

TEST_F(Sessions, follow_the_caller_to_another_codec) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-changes-its-codec"));
    EXPECT_TRUE(journal_.has("media 1 pcmu silent receives")) << journal_.text();
}

TEST_F(Sessions, are_described_by_us_when_the_caller_asks) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-asks-for-our-offer-in-the-talk"));
    EXPECT_TRUE(plays("caller-begins-on-hold"));
    EXPECT_TRUE(plays("caller-uses-a-telephone-uri"));
    EXPECT_TRUE(journal_.has("released 3 normal_clearing"));
}

TEST_F(Sessions, take_keys_by_info) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-presses-keys-by-info"));
    EXPECT_TRUE(journal_.has("key 1 0"));
    EXPECT_TRUE(journal_.has("key 1 5"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
    EXPECT_FALSE(journal_.text().contains("key 1 X")) << journal_.text();
}

TEST_F(Sessions, are_heard_before_the_answer) {
    sound_first();
    EXPECT_TRUE(plays("caller-hears-us-before-the-answer"));
    EXPECT_TRUE(plays("caller-acknowledges-early-sound"));
    EXPECT_TRUE(journal_.has("released 2 normal_clearing"));
}

TEST_F(Sessions, wait_for_the_right_acknowledgement) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-acknowledges-what-was-not-sent"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(Sessions, tell_the_caller_that_he_is_held) {
    answer_and_then([this](LegId leg) {
        adapter_.show_hold(leg, true);
        after(100ms, [this, leg] { adapter_.show_hold(leg, false); });
    });
    EXPECT_TRUE(plays("caller-is-held-and-retrieved"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
    EXPECT_EQ(journal_.count("media 1 pcma silent receives"), 1U) << journal_.text();
    EXPECT_EQ(journal_.count("media 1 pcma sends receives"), 1U) << journal_.text();
}

TEST_F(Sessions, tell_it_before_the_caller_has_acknowledged_the_answer) {
    journal_.when_incoming = [this](const app::IncomingCall& call) {
        adapter_.answer(call.leg, our_media());
        adapter_.show_hold(call.leg, true);
    };
    EXPECT_TRUE(plays("caller-cannot-be-held-now")) << "and again after the glare";
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(Sessions, refuse_a_change_that_meets_ours) {
    answer_and_then([this](LegId leg) { adapter_.show_hold(leg, true); });
    EXPECT_TRUE(plays("caller-changes-the-session-into-ours"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(Sessions, end_with_a_goodbye_that_may_get_lost) {
    answer_and_then([this](LegId leg) { adapter_.hang_up(leg, ReleaseCause::normal_clearing); });
    EXPECT_TRUE(plays("caller-answers-our-goodbye-late"));
    EXPECT_TRUE(plays("caller-s-goodbye-crosses-ours"));
    EXPECT_EQ(journal_.count("released 1 normal_clearing"), 1U);
    EXPECT_EQ(journal_.count("released 2 normal_clearing"), 1U);
}

TEST_F(Sessions, end_where_the_caller_has_moved) {
    answer_and_then([this](LegId leg) { after(300ms, [this, leg] { adapter_.hang_up(leg, ReleaseCause::normal_clearing); }); });
    EXPECT_TRUE(plays("caller-moves-in-the-talk"));
}

TEST_F(Sessions, are_kept_alive_for_a_caller_who_knows_how) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-knows-timers-but-asks-for-none"));
}

TEST_F(BriefSessions, are_refreshed_again_after_a_glare) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-refreshes-into-ours"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(BriefSessions, are_refreshed_as_seldom_as_the_caller_wants) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-wants-longer-intervals"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(BriefSessions, end_when_the_caller_has_forgotten_them) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-is-dead-at-the-refresh"));
    EXPECT_TRUE(journal_.has("released 1 temporary_failure"));
}

class ImpatientSessions : public Sessions {
protected:
    ImpatientSessions() : Sessions(impatient()) {}
    static SipConfig impatient() {
        auto config = usual();
        config.t1 = 20ms;
        return config;
    }
};

TEST_F(ImpatientSessions, end_when_nobody_acknowledges) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-never-acknowledges-the-answer"));
    EXPECT_TRUE(journal_.has("released 1 temporary_failure"));
    EXPECT_TRUE(plays("caller-never-acknowledges-the-ringing"));
    EXPECT_TRUE(journal_.has("released 2 temporary_failure"));
}

class PhoneSessions : public BriefSessions {
protected:
    void SetUp() override {
        register_phone();
        hang_up_when_answered();
    }
};

TEST_F(PhoneSessions, sound_before_the_answer) {
    EXPECT_TRUE(phone_sees("phone-sounds-before-it-answers"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
    EXPECT_EQ(journal_.text(),
              "registered 1001\nearly 1 pcma sends receives\nanswered 1 pcma sends receives\nreleased 1 normal_clearing\n");
}

TEST_F(PhoneSessions, need_no_second_description) {
    EXPECT_TRUE(phone_sees("phone-sounds-reliably-and-answers-without-sdp"));
    EXPECT_TRUE(journal_.has("answered 1 pcma sends receives"));
}

TEST_F(PhoneSessions, acknowledge_ringing_once) {
    EXPECT_TRUE(phone_sees("phone-rings-reliably"));
    EXPECT_EQ(journal_.count("ringing 1"), 1U);
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(PhoneSessions, are_with_the_phone_that_answers_of_several) {
    EXPECT_TRUE(phone_sees("phone-is-two-phones"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(PhoneSessions, last_as_long_as_the_phone_wants) {
    EXPECT_TRUE(phone_sees("phone-wants-longer-sessions"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(PhoneSessions, may_answer_our_goodbye_late) {
    EXPECT_TRUE(phone_sees("phone-answers-our-goodbye-late"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

class LongerPhoneSessions : public PhoneSessions {
protected:
    void SetUp() override { register_phone(); }
};

TEST_F(LongerPhoneSessions, end_when_the_phone_falls_silent) {
    EXPECT_TRUE(phone_sees("phone-must-refresh-and-forgets"));
    EXPECT_TRUE(journal_.has("released 1 temporary_failure"));
}

TEST_F(LongerPhoneSessions, are_refreshed_by_either_side) {
    EXPECT_TRUE(phone_sees("phone-refreshes-the-session"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(LongerPhoneSessions, are_refreshed_by_us) {
    EXPECT_TRUE(phone_sees("phone-lets-us-refresh"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(LongerPhoneSessions, take_keys_by_info) {
    EXPECT_TRUE(phone_sees("phone-presses-keys-by-info"));
    EXPECT_TRUE(journal_.has("key 1 #"));
}

struct Refusal {
    const char* scenario;
    const char* cause;
};

class PhoneRefusals : public LongerPhoneSessions, public ::testing::WithParamInterface<Refusal> {};

TEST_P(PhoneRefusals, have_a_cause) {
    EXPECT_TRUE(phone_sees(GetParam().scenario));
    EXPECT_TRUE(journal_.has(std::string("released 1 ") + GetParam().cause)) << journal_.text();
}

INSTANTIATE_TEST_SUITE_P(All, PhoneRefusals,
                         ::testing::Values(Refusal{"phone-forwards", "temporary_failure"},
                                           Refusal{"phone-is-switched-off", "no_answer"},
                                           Refusal{"phone-says-do-not-disturb", "rejected"},
                                           Refusal{"phone-breaks-down", "temporary_failure"}));

}  // namespace
}  // namespace hotline::sip::test
