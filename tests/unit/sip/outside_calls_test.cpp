// Calls that we begin over a trunk, whose other side is played by sipp.
#include "unit/sip/sip_world.hpp"

namespace hotline::sip::test {
namespace {

using app::ReleaseCause;

class OutsideCalls : public World {
protected:
    explicit OutsideCalls(TrunkPeer peer = city()) : World(with(std::move(peer))) {}

    static TrunkPeer city() {
        return {.name = {"city"},
                .address = "127.0.0.1",
                .port = kPeerPort,
                .username = "city",
                .password = "open",
                .caller_number = "12345",
                .asserts_identity = true,
                .options_every = {}};
    }
    static SipConfig with(TrunkPeer peer) {
        auto config = usual();
        config.trunk_peers = {std::move(peer)};
        return config;
    }
    void dial(const std::string& trunk = "city") {
        on_switch([&] { adapter_.dial(kOurLeg, {{trunk}, "13800000009", "13900000001", our_media()}); });
    }
    [[nodiscard]] ::testing::AssertionResult trunk_sees(const std::string& scenario,
                                                        const std::function<void()>& meanwhile = {}) {
        return peer_sees(scenario, [&] {
            dial();
            if (meanwhile) meanwhile();
        });
    }
    void hang_up_when_answered() {
        journal_.when_answered = [this](LegId leg) { adapter_.hang_up(leg, ReleaseCause::normal_clearing); };
    }
};

TEST_F(OutsideCalls, show_our_number_and_end_when_we_hang_up) {
    hang_up_when_answered();
    EXPECT_TRUE(trunk_sees("trunk-carries-a-call"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
    EXPECT_EQ(journal_.text(), "ringing 1\nanswered 1 pcma sends receives\nreleased 1 normal_clearing\n");
}

TEST_F(OutsideCalls, answer_a_challenge_with_the_trunks_password) {
    hang_up_when_answered();
    EXPECT_TRUE(trunk_sees("trunk-asks-for-a-password"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

TEST_F(OutsideCalls, fail_when_the_password_is_refused) {
    EXPECT_TRUE(trunk_sees("trunk-refuses-the-password"));
    EXPECT_TRUE(journal_.has("released 1 trunk_failed"));
}

TEST_F(OutsideCalls, end_with_what_the_network_says_of_the_number) {
    EXPECT_TRUE(trunk_sees("trunk-knows-no-such-number"));
    EXPECT_TRUE(journal_.has("released 1 unallocated_number"));
}

TEST_F(OutsideCalls, believe_the_networks_cause_more_than_the_status) {
    EXPECT_TRUE(trunk_sees("trunk-is-full-of-busy-people"));
    EXPECT_TRUE(journal_.has("released 1 user_busy"));
}

TEST_F(OutsideCalls, tell_a_trunk_that_is_out_of_order) {
    EXPECT_TRUE(trunk_sees("trunk-is-out-of-order"));
    EXPECT_TRUE(journal_.has("released 1 congestion"));
}

TEST_F(OutsideCalls, tell_a_trunk_that_nobody_serves) {
    dial();  // nothing listens at its address
    EXPECT_TRUE(journal_.has("released 1 trunk_failed")) << journal_.text();
}

TEST_F(OutsideCalls, fail_later_over_a_trunk_that_is_not_known) {
    dial("nowhere");
    EXPECT_TRUE(journal_.has("released 1 trunk_failed"));
}

class OutsideCallsThatPassTheCaller : public OutsideCalls {
protected:
    OutsideCallsThatPassTheCaller() : OutsideCalls(passing()) {}
    static TrunkPeer passing() {
        auto peer = city();
        peer.passes_caller = true;
        return peer;
    }
};

TEST_F(OutsideCallsThatPassTheCaller, are_cancelled_while_they_ring) {
    journal_.when_ringing = [this](LegId leg) { adapter_.hang_up(leg, ReleaseCause::cancelled); };
    EXPECT_TRUE(trunk_sees("phone-rings-in-vain"));
    EXPECT_TRUE(journal_.has("released 1 cancelled"));
}

TEST_F(OutsideCallsThatPassTheCaller, are_cancelled_before_the_first_answer) {
    EXPECT_TRUE(trunk_sees("phone-is-slow-and-cancelled",
                           [this] { on_switch([this] { adapter_.hang_up(kOurLeg, ReleaseCause::cancelled); }); }));
    EXPECT_TRUE(journal_.has("released 1 cancelled"));
}

TEST_F(OutsideCallsThatPassTheCaller, end_when_the_far_end_hangs_up) {
    EXPECT_TRUE(trunk_sees("phone-hangs-up"));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

class OutsideCallsOverTcp : public OutsideCalls {
protected:
    OutsideCallsOverTcp() : OutsideCalls(over_tcp()) {}
    static TrunkPeer over_tcp() {
        auto peer = city();
        peer.over_tcp = true;
        return peer;
    }
};

TEST_F(OutsideCallsOverTcp, are_carried_as_well) {
    hang_up_when_answered();
    EXPECT_TRUE(peer_sees("trunk-carries-a-call", [this] { dial(); }, {"-t", "t1"}));
    EXPECT_TRUE(journal_.has("released 1 normal_clearing"));
}

class AskedTrunk : public OutsideCalls {
protected:
    AskedTrunk() : OutsideCalls(often()) {}
    static TrunkPeer often() {
        auto peer = city();
        peer.options_every = std::chrono::seconds{1};
        return peer;
    }
};

TEST_F(AskedTrunk, is_silent_until_somebody_serves_it) {
    EXPECT_TRUE(journal_.has("trunk city is silent"));
    EXPECT_TRUE(plays("trunk-is-asked-whether-it-is-there"));
    EXPECT_TRUE(journal_.has("trunk city answers"));
}

}  // namespace
}  // namespace hotline::sip::test
