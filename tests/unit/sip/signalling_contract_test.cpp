#include "contract/signalling_contract.hpp"

#include "support/fake_signalling.hpp"
#include "unit/sip/sip_world.hpp"

namespace hotline::test {
namespace {

/// The adapter with sipp as its peers.
class RealPeers final : public sip::test::World {
public:
    app::Signalling& signalling() { return adapter_; }
    sip::test::Journal& log() { return journal_; }
    using World::on_switch;
    using World::register_phone;
    void unregister_phone() { EXPECT_TRUE(World::plays("phone-unregisters", sip::test::kPhonePort)); }
    [[nodiscard]] testing::AssertionResult plays(PeerStory story) {
        switch (story) {
            case PeerStory::caller_hangs_up: return World::plays("caller-hangs-up-after-answer");
            case PeerStory::caller_gives_up: return World::plays("caller-hangs-up-while-ringing");
            case PeerStory::caller_is_refused: return World::plays("server-is-busy");
            case PeerStory::caller_stays: return World::plays("server-hangs-up");
            case PeerStory::phone_is_busy: return phone_sees("phone-is-busy");
            case PeerStory::phone_rings: return phone_sees("phone-rings-in-vain");
            case PeerStory::phone_stays: return phone_sees("phone-answers");
            case PeerStory::phone_hangs_up: return phone_sees("phone-hangs-up");
        }
        return testing::AssertionFailure() << "no such story";
    }

private:
    void TestBody() override {}  // a world that another fixture owns
};

/// The stand-in of the switch's stories.
class StandIn {
public:
    StandIn() { signalling_.report_to(log_); }
    app::Signalling& signalling() { return signalling_; }
    sip::test::Journal& log() { return log_; }
    void on_switch(const std::function<void()>& act) {
        loop_.post(act);
        loop_.settle();
    }
    void register_phone() { signalling_.registers("1001"); }
    void unregister_phone() { signalling_.registers("1001", false); }
    [[nodiscard]] testing::AssertionResult plays(PeerStory story) {
        const bool calls = story <= PeerStory::caller_stays;
        on_switch([&] { calls ? caller_calls() : call_phone(); });
        on_switch([&] { calls ? caller_does(story) : phone_does(story); });
        return testing::AssertionSuccess();
    }

private:
    static constexpr LegId kCaller{1};

    void caller_calls() {
        signalling_.far_end_calls(
            {kCaller, app::Listener::trunk, "13900000001", "12345", {.address = "127.0.0.1", .port = 4000}});
    }
    void caller_does(PeerStory story) {
        if (story == PeerStory::caller_hangs_up) signalling_.far_end_releases(kCaller);
        if (story == PeerStory::caller_gives_up) signalling_.far_end_releases(kCaller, app::ReleaseCause::cancelled);
    }
    void call_phone() {
        signalling_.invite(kPhoneLeg, "1001", "13900000001", {.address = "127.0.0.1", .port = 33000, .event_type = 101});
    }
    void phone_does(PeerStory story) {
        if (story == PeerStory::phone_is_busy) return signalling_.far_end_releases(kPhoneLeg, app::ReleaseCause::user_busy);
        signalling_.far_end_rings(kPhoneLeg);
        loop_.settle();
        if (story == PeerStory::phone_rings) return;
        signalling_.far_end_answers(kPhoneLeg);
        loop_.settle();
        if (story == PeerStory::phone_hangs_up) signalling_.far_end_releases(kPhoneLeg);
    }

    ManualLoop loop_;
    FakeSignalling signalling_{loop_};
    sip::test::Journal log_;
};

INSTANTIATE_TYPED_TEST_SUITE_P(Adapter, SignallingContract, RealPeers);
INSTANTIATE_TYPED_TEST_SUITE_P(StandIn, SignallingContract, StandIn);

}  // namespace
}  // namespace hotline::test
