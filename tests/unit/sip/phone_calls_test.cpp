// Registration and calls of phones, played by sipp.
#include <atomic>

#include "unit/sip/sip_world.hpp"

namespace hotline::sip::test {
namespace {

using app::ReleaseCause;

class PhoneCalls : public World {
protected:
    void hang_up_when_answered() {
        journal_.when_answered = [this](LegId leg) { adapter_.hang_up(leg, ReleaseCause::normal_clearing); };
    }
    void give_up(ReleaseCause cause = ReleaseCause::cancelled) {
        on_switch([&] { adapter_.hang_up(kOurLeg, cause); });
    }
};

TEST_F(PhoneCalls, a_phone_registers_and_leaves) {
    EXPECT_FALSE(adapter_.is_registered("1001"));
    register_phone();
    on_switch([this] { EXPECT_TRUE(adapter_.is_registered("1001")); });
    EXPECT_TRUE(plays("phone-unregisters", kPhonePort));
    EXPECT_TRUE(journal_.has("unregistered 1001"));
}

TEST_F(PhoneCalls, a_phone_registers_over_tcp) {
    EXPECT_TRUE(plays("phone-registers", kPhonePort, {"-t", "t1"}));
    EXPECT_TRUE(journal_.has("registered 1001"));
}

TEST_F(PhoneCalls, a_registration_ends_with_the_right_to_it) {
    register_phone();
    on_switch([this] { adapter_.forget_registration("1001"); });
    EXPECT_TRUE(journal_.has("unregistered 1001"));
}

TEST_F(PhoneCalls, strangers_hear_the_same_as_wrong_passwords) {
    for (const auto* scenario : {"stranger-registers-an-unknown-phone", "phone-registers-with-a-wrong-password",
                                 "phone-registers-too-briefly", "stranger-calls"}) {
        EXPECT_TRUE(plays(scenario, kPhonePort));
    }
    EXPECT_EQ(journal_.text(), "");
}

TEST_F(PhoneCalls, the_caller_is_the_authenticated_extension) {
    answer_every_call();
    EXPECT_TRUE(plays("phone-calls", kPhonePort));
    EXPECT_TRUE(journal_.has("incoming 1 1001 -> 12345 on phone"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(PhoneCalls, a_leg_to_nobody_ends_as_not_registered) {
    call_phone();
    EXPECT_TRUE(journal_.has("released 1 not_registered"));
}

TEST_F(PhoneCalls, a_phone_rings_answers_and_is_hung_up) {
    register_phone();
    hang_up_when_answered();
    EXPECT_TRUE(phone_sees("phone-answers"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
    EXPECT_EQ(journal_.text(), "registered 1001\nringing 1\nanswered 1 pcma sends receives\nreleased 1 normal_clearing\n");
}

TEST_F(PhoneCalls, a_phone_hangs_up) {
    register_phone();
    EXPECT_TRUE(phone_sees("phone-hangs-up"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(PhoneCalls, a_refusal_tells_its_cause) {
    register_phone();
    EXPECT_TRUE(phone_sees("phone-is-busy"));
    EXPECT_TRUE(journal_.has("released 1 user_busy"));
}

TEST_F(PhoneCalls, a_reason_header_counts_more_than_the_status) {
    register_phone();
    EXPECT_TRUE(phone_sees("phone-declines-with-a-reason"));
    EXPECT_TRUE(journal_.has("released 1 rejected"));
}

TEST_F(PhoneCalls, a_ringing_phone_is_cancelled) {
    register_phone();
    journal_.when_ringing = [this](LegId leg) { adapter_.hang_up(leg, ReleaseCause::cancelled); };
    EXPECT_TRUE(phone_sees("phone-rings-in-vain"));
    EXPECT_TRUE(journal_.has("released 1 cancelled"));
}

TEST_F(PhoneCalls, a_cancel_waits_for_the_first_answer) {
    register_phone();
    EXPECT_TRUE(phone_sees("phone-is-slow-and-cancelled", [this] { give_up(); }));
    EXPECT_TRUE(journal_.has("released 1 cancelled"));
}

TEST_F(PhoneCalls, an_answer_that_crosses_the_cancel_is_ended) {
    register_phone();
    journal_.when_ringing = [this](LegId leg) { adapter_.hang_up(leg, ReleaseCause::cancelled); };
    EXPECT_TRUE(phone_sees("phone-is-picked-up-too-late"));
    EXPECT_TRUE(journal_.has("released 1 cancelled"));
    EXPECT_EQ(journal_.count("answered 1 pcma sends receives"), 0U);
}

TEST_F(PhoneCalls, an_answer_in_a_foreign_codec_ends_the_call) {
    register_phone();
    EXPECT_TRUE(phone_sees("phone-answers-with-a-foreign-codec"));
    EXPECT_TRUE(journal_.has("released 1 incompatible_media"));
}

TEST_F(PhoneCalls, a_repeated_answer_answers_once) {
    register_phone();
    std::atomic<int> answers = 0;
    journal_.when_answered = [&](LegId leg) {
        ++answers;
        loop_.after(std::chrono::milliseconds(200), [this, leg] { adapter_.hang_up(leg, ReleaseCause::normal_clearing); });
    };
    EXPECT_TRUE(phone_sees("phone-repeats-its-answer"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
    EXPECT_EQ(answers, 1);
}

}  // namespace
}  // namespace hotline::sip::test
