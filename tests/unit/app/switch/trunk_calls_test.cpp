// Legs to the outside over trunks that fail, fill up and fall silent.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "app/switch/legs.hpp"
#include "support/fake_media.hpp"
#include "support/fake_signalling.hpp"
#include "support/memory_journal.hpp"

namespace hotline::test {
namespace {

/// What the switch would be told of legs, one word each.
class ToldOfLegs final : public app::LegEvents {
public:
    void leg_rings(CallId, LegId, app::LegRole) override { told += "rings "; }
    void leg_sounds(CallId, LegId, app::LegRole) override { told += "sounds "; }
    void leg_answered(CallId, LegId, app::LegRole) override { told += "answered "; }
    void leg_gone(CallId, LegId leg, app::LegRole, app::ReleaseCause cause) override {
        told += fmt::format("gone({}) ",
                            static_cast<int>(cause) == static_cast<int>(app::ReleaseCause::user_busy) ? "busy" : "failed");
        last = leg;
    }
    void leg_held(CallId, LegId, app::LegRole, bool) override {}
    std::string told;
    LegId last;
};

/// The SIP side's reports, handed to the legs as the switch does.
class ToLegs final : public app::SignallingEvents {
public:
    ToLegs(app::Legs& legs, app::TrunkCalls& trunks) : legs_(legs), trunks_(trunks) {}
    void on_incoming(const app::IncomingCall&) override {}
    void on_ringing(LegId leg) override { legs_.ringing(leg); }
    void on_early_sound(LegId leg, const app::RtpDescription& remote) override { legs_.early_sound(leg, remote); }
    void on_transfer_asked(const app::TransferRequest&) override {}
    void on_key(LegId, char) override {}
    void on_answered(LegId leg, const app::RtpDescription& remote) override { legs_.answered(leg, remote); }
    void on_media_changed(LegId leg, const app::RtpDescription& remote) override { legs_.media_changed(leg, remote); }
    void on_released(LegId leg, app::ReleaseCause cause) override { legs_.released(leg, cause); }
    void on_registration_changed(const std::string&, bool) override {}
    void on_trunk_changed(const TrunkName& trunk, bool answers) override { trunks_.answers(trunk, answers); }

private:
    app::Legs& legs_;
    app::TrunkCalls& trunks_;
};

class LegsToTheOutside : public testing::Test {
protected:
    LegsToTheOutside() { signalling.report_to(reports); }

    Result<LegId, app::DialRefusal> dial() {
        auto leg = legs.dial(CallId{1}, app::LegRole::caller, {"13800000009", {"city"}, ""});
        loop.settle();
        return leg;
    }
    int calls_on(const std::string& trunk) {
        for (const auto& view : trunks.views())
            if (view.name.value == trunk) return view.calls;
        return -1;
    }
    TrunkName trunk_used() { return signalling.live.at(signalling.last_dialled).trunk; }
    void nothing_is_left() {
        EXPECT_EQ(legs.size(), 0U);
        EXPECT_EQ(calls_on("first") + calls_on("second"), 0);
        EXPECT_TRUE(media.legs.empty());
        EXPECT_TRUE(signalling.live.empty());
    }

    ManualLoop loop;
    IdSource ids{loop, 1};
    FakeSignalling signalling{loop};
    FakeMedia media{loop};
    MemoryJournal journal;
    MemoryLive live_events;
    app::SwitchContext context{
        {signalling, media, loop, journal, live_events, loop, loop, ids},
        {.recordings_folder = "/rec", .trunks = {{{"first"}, {"city"}, 1, 1}, {{"second"}, {"city"}, 2, 1}}},
        std::make_shared<const app::SwitchConfig>()};
    app::LiveFeed live{live_events};
    app::TrunkCalls trunks{context, live};
    ToldOfLegs told;
    app::Legs legs{context, trunks, told};
    ToLegs reports{legs, trunks};
};

TEST_F(LegsToTheOutside, RingAreAnsweredAndHungUp) {
    const auto leg = dial();
    ASSERT_TRUE(leg);
    EXPECT_EQ(trunk_used(), TrunkName{"first"});
    signalling.far_end_rings(signalling.last_dialled);
    signalling.far_end_answers(signalling.last_dialled);
    EXPECT_EQ(told.told, "rings answered ");
    EXPECT_EQ(calls_on("first"), 1);
    legs.hang_up(*leg, app::ReleaseCause::normal_clearing);
    loop.settle();
    nothing_is_left();
}

TEST_F(LegsToTheOutside, GoOverTheNextTrunkWhenTheFirstFails) {
    signalling.dead_trunks = {{"first"}};
    const auto leg = dial();
    EXPECT_EQ(trunk_used(), TrunkName{"second"});
    EXPECT_EQ(told.told, "");
    signalling.far_end_answers(signalling.last_dialled);
    EXPECT_EQ(told.told, "answered ");
    EXPECT_EQ(calls_on("first"), 0);
    EXPECT_EQ(calls_on("second"), 1);
    legs.hang_up(*leg, app::ReleaseCause::normal_clearing);
    loop.settle();
    nothing_is_left();
}

TEST_F(LegsToTheOutside, AreGoneWhenEveryTrunkFails) {
    signalling.dead_trunks = {{"first"}, {"second"}};
    const auto leg = dial();
    EXPECT_EQ(told.told, "gone(failed) ");
    EXPECT_EQ(told.last, *leg);
    nothing_is_left();
}

TEST_F(LegsToTheOutside, AreNotTriedAgainWhenTheNumberIsBusy) {
    dial().value();
    signalling.far_end_releases(signalling.last_dialled, app::ReleaseCause::user_busy);
    EXPECT_EQ(told.told, "gone(busy) ");
    nothing_is_left();
}

TEST_F(LegsToTheOutside, NeverRingAnybodyTwice) {
    dial().value();
    signalling.far_end_rings(signalling.last_dialled);
    signalling.far_end_releases(signalling.last_dialled, app::ReleaseCause::temporary_failure);
    EXPECT_EQ(told.told, "rings gone(failed) ");
    nothing_is_left();
}

TEST_F(LegsToTheOutside, AreNotTriedAgainWhenTheNetworkHasSpoken) {
    const auto leg = dial();
    legs.early_sound(signalling.last_dialled, {.address = "127.0.0.1", .port = 4000});
    legs.sounds(*leg);
    signalling.far_end_releases(signalling.last_dialled, app::ReleaseCause::temporary_failure);
    EXPECT_EQ(told.told, "rings sounds gone(failed) ");
    nothing_is_left();
}

TEST_F(LegsToTheOutside, AreHungUpOnTheTrunkThatIsBeingTried) {
    signalling.dead_trunks = {{"first"}};
    const auto leg = dial();
    legs.hang_up(*leg, app::ReleaseCause::cancelled);
    loop.settle();
    EXPECT_EQ(told.told, "");
    nothing_is_left();
}

TEST_F(LegsToTheOutside, AreRefusedAtOnceWhenNoTrunkHasRoom) {
    dial().value();
    dial().value();
    EXPECT_EQ(dial().error(), app::DialRefusal::trunks_busy);
    EXPECT_EQ(media.legs.size(), 2U);
}

TEST_F(LegsToTheOutside, AreRefusedWhenNoTrunkAnswers) {
    signalling.trunk_answers({"first"}, false);
    signalling.trunk_answers({"second"}, false);
    EXPECT_EQ(dial().error(), app::DialRefusal::trunks_down);
    signalling.trunk_answers({"second"}, true);
    EXPECT_TRUE(dial());
}

TEST_F(LegsToTheOutside, AreRefusedForAGroupThatIsNotThere) {
    EXPECT_EQ(legs.dial(CallId{1}, app::LegRole::caller, {"13800000009", {"nowhere"}, ""}).error(), app::DialRefusal::no_trunk);
    nothing_is_left();
}

}  // namespace
}  // namespace hotline::test
