// Calls from a trunk, played by sipp.
#include <latch>

#include "unit/sip/sip_world.hpp"

namespace hotline::sip::test {
namespace {

using app::ReleaseCause;

class TrunkCalls : public World {
protected:
    explicit TrunkCalls(SipConfig config = usual()) : World(std::move(config)) {}
    void ring_every_call() {
        journal_.when_incoming = [this](const app::IncomingCall& call) { adapter_.ring(call.leg); };
    }
};

TEST_F(TrunkCalls, is_answered_and_ends_when_the_caller_hangs_up) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-hangs-up-after-answer"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
    EXPECT_EQ(journal_.text(), "incoming 1 13900000001 -> 12345 on trunk\nreleased 1 normal_clearing\n");
}

TEST_F(TrunkCalls, is_answered_over_tcp_as_well) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-hangs-up-after-answer", kTrunkPort, {"-t", "t1"}));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(TrunkCalls, ends_as_cancelled_when_the_caller_gives_up_while_ringing) {
    ring_every_call();
    EXPECT_TRUE(plays("caller-hangs-up-while-ringing"));
    EXPECT_TRUE(journal_.has("released 1 cancelled"));
}

TEST_F(TrunkCalls, ends_as_cancelled_when_the_caller_gives_up_at_once) {
    EXPECT_TRUE(plays("caller-hangs-up-at-once"));
    EXPECT_TRUE(journal_.has("released 1 cancelled"));
}

TEST_F(TrunkCalls, tells_a_call_that_was_answered_elsewhere) {
    ring_every_call();
    EXPECT_TRUE(plays("caller-was-answered-elsewhere"));
    EXPECT_TRUE(journal_.has("released 1 answered_elsewhere"));
}

TEST_F(TrunkCalls, waits_for_the_ack_before_it_hangs_up) {
    journal_.when_incoming = [this](const app::IncomingCall& call) {
        adapter_.answer(call.leg, our_media());
        adapter_.hang_up(call.leg, ReleaseCause::normal_clearing);
    };
    EXPECT_TRUE(plays("server-hangs-up"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
    EXPECT_EQ(journal_.count("released 1 normal_clearing"), 1U);
}

TEST_F(TrunkCalls, is_refused_with_the_cause_given) {
    journal_.when_incoming = [this](const app::IncomingCall& call) { adapter_.hang_up(call.leg, ReleaseCause::user_busy); };
    EXPECT_TRUE(plays("server-is-busy"));
    EXPECT_TRUE(journal_.has("released 1 user_busy"));
}

TEST_F(TrunkCalls, makes_the_offer_when_the_caller_does_not) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-makes-no-offer"));
    EXPECT_TRUE(journal_.has("media 1 pcma sends receives")) << journal_.text();
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(TrunkCalls, gives_up_a_caller_who_never_describes_its_media) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-never-describes-its-media"));
    EXPECT_TRUE(journal_.has("released 1 incompatible_media"));
}

TEST_F(TrunkCalls, reports_hold_and_retrieve) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-puts-the-call-on-hold"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
    EXPECT_EQ(journal_.text(),
              "incoming 1 13900000001 -> 12345 on trunk\nmedia 1 pcma sends deaf\nmedia 1 pcma sends receives\n"
              "released 1 normal_clearing\n");
}

TEST_F(TrunkCalls, reports_hold_by_update) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-holds-by-update"));
    EXPECT_TRUE(journal_.has("media 1 pcma silent deaf"));
}

TEST_F(TrunkCalls, follows_the_rules_of_offers_extensions_and_timers) {
    answer_every_call();
    for (const auto* scenario :
         {"caller-offers-video-too", "caller-refreshes-the-session", "caller-asks-for-a-short-session",
          "caller-demands-reliable-ringing", "caller-requires-the-unknown", "caller-has-no-hops-left", "caller-speaks-only-g729",
          "caller-hangs-up-an-unknown-call", "caller-acknowledges-late", "trunk-tries-to-register"}) {
        EXPECT_TRUE(plays(scenario));
    }
}

TEST_F(TrunkCalls, ends_every_leg_when_the_switch_shuts_down) {
    answer_every_call();
    const auto answer = std::exchange(journal_.when_incoming, {});
    std::latch finished(1);
    journal_.when_incoming = [&](const app::IncomingCall& call) {
        answer(call);
        adapter_.shut_down([&] { finished.count_down(); });
    };
    EXPECT_TRUE(plays("server-hangs-up"));
    finished.wait();
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

class ShortSessions : public TrunkCalls {
protected:
    ShortSessions() : TrunkCalls(brief()) {}
    static SipConfig brief() {
        auto config = usual();
        config.shortest_session = std::chrono::seconds(2);
        return config;
    }
};

TEST_F(ShortSessions, are_refreshed_by_whom_the_caller_names) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-lets-us-refresh-by-update"));
    EXPECT_TRUE(plays("caller-lets-us-refresh-by-invite"));
    EXPECT_EQ(journal_.count("released 1 normal_clearing"), 1U);
    EXPECT_TRUE(journal_.has("released 2 normal_clearing"));
}

TEST_F(ShortSessions, end_when_the_caller_falls_silent) {
    answer_every_call();
    EXPECT_TRUE(plays("caller-forgets-to-refresh"));
    EXPECT_TRUE(journal_.has("released 1 temporary_failure"));
}

class FullHouse : public World {
protected:
    FullHouse() : World(full()) {}
    static SipConfig full() {
        auto config = usual();
        config.calls.concurrent = 0;
        return config;
    }
};

TEST_F(FullHouse, refuses_calls_above_the_limit_with_retry_after) {
    EXPECT_TRUE(plays("caller-meets-a-full-house"));
    EXPECT_EQ(journal_.text(), "");
}

}  // namespace
}  // namespace hotline::sip::test
