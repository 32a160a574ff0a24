#pragma once
#include <gtest/gtest.h>

#include <string>

#include "app/ports/signalling.hpp"

namespace hotline::test {

/// What the peer of one call does, beyond what the protocol asks of it.
enum class PeerStory {
    caller_hangs_up,    ///< after our answer
    caller_gives_up,    ///< while it rings
    caller_is_refused,  ///< with user_busy
    caller_stays,       ///< until we hang up
    phone_is_busy,
    phone_rings,     ///< until we give up (cancelled)
    phone_stays,     ///< rings, answers, and talks until we hang up
    phone_hangs_up,  ///< rings, answers, and hangs up
};

/// What every implementation of app::Signalling must do. A backend gives
///   app::Signalling& signalling();
///   log()                          what was reported, one line each, legs numbered from 1 in the order they are first named;
///                                  has(line) waits for it, text() is all of it; when_incoming, when_ringing and when_answered
///                                  run on the switch thread
///   void on_switch(act);           runs it on the switch thread and waits
///   void register_phone();         1001, with a line in the log; void unregister_phone();
///   AssertionResult plays(story);  from its beginning to the peer's end; of a phone: invites 1001 as the leg kPhoneLeg
inline constexpr LegId kPhoneLeg{77};

template <class Backend>
class SignallingContract : public testing::Test {
protected:
    Backend backend_;
    app::Signalling& signalling_ = backend_.signalling();

    static app::RtpDescription media() { return {.address = "127.0.0.1", .port = 33000, .event_type = 101}; }
    void answer_callers() {
        backend_.log().when_incoming = [this](const app::IncomingCall& call) {
            last_leg_ = call.leg;
            signalling_.ring(call.leg);
            signalling_.answer(call.leg, media());
        };
    }
    /// The story's one leg ends with this cause; whatever is then asked of it has no effect.
    void ends(PeerStory story, const std::string& cause) {
        EXPECT_TRUE(backend_.plays(story));
        EXPECT_TRUE(backend_.log().has("released 1 " + cause)) << backend_.log().text();
        backend_.on_switch([this] {
            signalling_.ring(last_leg_);
            signalling_.answer(last_leg_, media());
            signalling_.hang_up(last_leg_, app::ReleaseCause::rejected);
            signalling_.invite(LegId{99}, "nobody", "13900000001", media());
        });
        EXPECT_TRUE(backend_.log().has("released 2 not_registered")) << backend_.log().text();
    }
    /// All that was reported of the story's leg.
    [[nodiscard]] std::string told() {
        std::string text = backend_.log().text();
        for (const std::string line : {"registered 1001\n", "released 2 not_registered\n"})
            if (const auto at = text.find(line); at != std::string::npos) text.erase(at, line.size());
        return text;
    }

    LegId last_leg_{kPhoneLeg};
};

inline const std::string kCame = "incoming 1 13900000001 -> 12345 on trunk\n";
inline const std::string kAnswered = "ringing 1\nanswered 1 pcma sends receives\n";

TYPED_TEST_SUITE_P(SignallingContract);

TYPED_TEST_P(SignallingContract, ReleasesACallerWhoHangsUpOnce) {
    this->answer_callers();
    this->ends(PeerStory::caller_hangs_up, "normal_clearing");
    EXPECT_EQ(this->told(), kCame + "released 1 normal_clearing\n");
}

TYPED_TEST_P(SignallingContract, ReleasesACallerWhoGivesUpOnce) {
    this->backend_.log().when_incoming = [this](const app::IncomingCall& call) {
        this->last_leg_ = call.leg;
        this->signalling_.ring(call.leg);
    };
    this->ends(PeerStory::caller_gives_up, "cancelled");
    EXPECT_EQ(this->told(), kCame + "released 1 cancelled\n");
}

TYPED_TEST_P(SignallingContract, ReleasesARefusedCallerOnceWithOurCause) {
    this->backend_.log().when_incoming = [this](const app::IncomingCall& call) {
        this->last_leg_ = call.leg;
        this->signalling_.hang_up(call.leg, app::ReleaseCause::user_busy);
        this->signalling_.hang_up(call.leg, app::ReleaseCause::rejected);
    };
    this->ends(PeerStory::caller_is_refused, "user_busy");
    EXPECT_EQ(this->told(), kCame + "released 1 user_busy\n");
}

TYPED_TEST_P(SignallingContract, ReleasesAnAnsweredCallerOnceWhenWeHangUp) {
    this->backend_.log().when_incoming = [this](const app::IncomingCall& call) {
        this->last_leg_ = call.leg;
        this->signalling_.ring(call.leg);
        this->signalling_.answer(call.leg, this->media());
        this->signalling_.hang_up(call.leg, app::ReleaseCause::normal_clearing);
        this->signalling_.hang_up(call.leg, app::ReleaseCause::rejected);
    };
    this->ends(PeerStory::caller_stays, "normal_clearing");
    EXPECT_EQ(this->told(), kCame + "released 1 normal_clearing\n");
}

TYPED_TEST_P(SignallingContract, ReleasesABusyPhoneOnce) {
    this->backend_.register_phone();
    this->ends(PeerStory::phone_is_busy, "user_busy");
    EXPECT_EQ(this->told(), "released 1 user_busy\n");
}

TYPED_TEST_P(SignallingContract, ReleasesARingingPhoneOnceWhenWeGiveUp) {
    this->backend_.register_phone();
    this->backend_.log().when_ringing = [this](LegId leg) { this->signalling_.hang_up(leg, app::ReleaseCause::cancelled); };
    this->ends(PeerStory::phone_rings, "cancelled");
    EXPECT_EQ(this->told(), "ringing 1\nreleased 1 cancelled\n");
}

TYPED_TEST_P(SignallingContract, ReleasesATalkingPhoneOnceWhenWeHangUp) {
    this->backend_.register_phone();
    this->backend_.log().when_answered = [this](LegId leg) {
        this->signalling_.hang_up(leg, app::ReleaseCause::normal_clearing);
        this->signalling_.hang_up(leg, app::ReleaseCause::rejected);
    };
    this->ends(PeerStory::phone_stays, "normal_clearing");
    EXPECT_EQ(this->told(), kAnswered + "released 1 normal_clearing\n");
}

TYPED_TEST_P(SignallingContract, ReleasesAPhoneThatHangsUpOnce) {
    this->backend_.register_phone();
    this->ends(PeerStory::phone_hangs_up, "normal_clearing");
    EXPECT_EQ(this->told(), kAnswered + "released 1 normal_clearing\n");
}

TYPED_TEST_P(SignallingContract, ReleasesALegToNobodyLaterThanItsInvite) {
    bool too_early = true;
    this->backend_.on_switch([&] {
        this->signalling_.invite(kPhoneLeg, "1001", "13900000001", this->media());
        too_early = !this->backend_.log().text().empty();
    });
    EXPECT_FALSE(too_early);
    EXPECT_TRUE(this->backend_.log().has("released 1 not_registered"));
}

TYPED_TEST_P(SignallingContract, KnowsWhoIsRegistered) {
    const auto known = [this](const std::string& extension) {
        bool answer = false;
        this->backend_.on_switch([&] { answer = this->signalling_.is_registered(extension); });
        return answer;
    };
    EXPECT_FALSE(known("1001"));
    this->backend_.register_phone();
    EXPECT_TRUE(known("1001"));
    EXPECT_FALSE(known("1002"));
    this->backend_.unregister_phone();
    EXPECT_TRUE(this->backend_.log().has("unregistered 1001"));
    EXPECT_FALSE(known("1001"));
}

REGISTER_TYPED_TEST_SUITE_P(SignallingContract, ReleasesACallerWhoHangsUpOnce, ReleasesACallerWhoGivesUpOnce,
                            ReleasesARefusedCallerOnceWithOurCause, ReleasesAnAnsweredCallerOnceWhenWeHangUp,
                            ReleasesABusyPhoneOnce, ReleasesARingingPhoneOnceWhenWeGiveUp, ReleasesATalkingPhoneOnceWhenWeHangUp,
                            ReleasesAPhoneThatHangsUpOnce, ReleasesALegToNobodyLaterThanItsInvite, KnowsWhoIsRegistered);

}  // namespace hotline::test
