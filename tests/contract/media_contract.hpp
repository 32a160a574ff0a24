#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/ports/media.hpp"

/// What every implementation of app::Media must do. A backend gives
///   app::Media& media();
///   void connect(LegId leg);                   an open leg whose peer is there
///   bool run_until(condition);                 lets the implementation work; false when it never came true
///   std::string path(name);                    where a recording may be written
///   PromptName short_prompt();                 one that ends by itself
///   finished(), closed(), recorded()           what was reported, in order: std::vector of PlayId, LegId, RecordingId
namespace hotline::test {

template <class Backend>
class MediaContract : public testing::Test {
protected:
    Backend backend_;
    app::Media& media_ = backend_.media();

    app::Playback playback(std::uint64_t id, bool loop = false) {
        return {.id = {id}, .prompts = {backend_.short_prompt()}, .loop = loop};
    }
    /// Everything that was asked so far has been done: a leg of its own was opened and closed behind it.
    [[nodiscard]] bool settle() {
        const LegId marker{++last_marker_};
        backend_.connect(marker);
        media_.close(marker);
        return backend_.run_until([&] { return !backend_.closed().empty() && backend_.closed().back() == marker; });
    }

private:
    std::int64_t last_marker_{1'000'000};
};

TYPED_TEST_SUITE_P(MediaContract);

TYPED_TEST_P(MediaContract, ReportsTheEndOfAPlaybackOnceByItsNumber) {
    this->backend_.connect(LegId{1});
    this->media_.play(LegId{1}, this->playback(7));
    ASSERT_TRUE(this->backend_.run_until([&] { return !this->backend_.finished().empty(); }));
    this->media_.stop_playing(LegId{1});
    ASSERT_TRUE(this->settle());
    EXPECT_EQ(this->backend_.finished(), (std::vector{app::PlayId{7}}));
}

TYPED_TEST_P(MediaContract, ReportsNoEndOfWhatWasReplaced) {
    this->backend_.connect(LegId{1});
    this->media_.play(LegId{1}, this->playback(1, true));
    this->media_.play(LegId{1}, this->playback(2));
    ASSERT_TRUE(this->backend_.run_until([&] { return !this->backend_.finished().empty(); }));
    EXPECT_EQ(this->backend_.finished(), (std::vector{app::PlayId{2}}));
}

TYPED_TEST_P(MediaContract, EndsAPlaybackSilentlyBySomebodyToHear) {
    this->backend_.connect(LegId{1});
    this->backend_.connect(LegId{2});
    this->media_.play(LegId{1}, this->playback(1));
    this->media_.hear(LegId{1}, {LegId{2}});
    ASSERT_TRUE(this->settle());
    this->media_.play(LegId{2}, this->playback(3));
    ASSERT_TRUE(this->backend_.run_until([&] { return !this->backend_.finished().empty(); }));
    EXPECT_EQ(this->backend_.finished(), (std::vector{app::PlayId{3}}));
}

TYPED_TEST_P(MediaContract, PlaysOnWhenThereIsNobodyToHear) {
    this->backend_.connect(LegId{1});
    this->backend_.connect(LegId{2});
    this->media_.hear(LegId{1}, {LegId{2}});
    this->media_.play(LegId{1}, this->playback(1));
    this->media_.hear(LegId{1}, {});
    ASSERT_TRUE(this->backend_.run_until([&] { return !this->backend_.finished().empty(); }));
    EXPECT_EQ(this->backend_.finished(), (std::vector{app::PlayId{1}}));
}

TYPED_TEST_P(MediaContract, LetsAPlaybackEndThoughASpeakerLeaves) {
    for (const LegId leg : {LegId{1}, LegId{2}, LegId{3}}) this->backend_.connect(leg);
    this->media_.hear(LegId{1}, {LegId{2}, LegId{3}});
    this->media_.play(LegId{1}, this->playback(1));
    this->media_.close(LegId{3});
    ASSERT_TRUE(this->backend_.run_until([&] { return !this->backend_.finished().empty(); }));
    EXPECT_EQ(this->backend_.finished(), (std::vector{app::PlayId{1}}));
}

TYPED_TEST_P(MediaContract, ReportsARecordingOnceWhetherStoppedOrClosed) {
    this->backend_.connect(LegId{1});
    this->media_.start_recording(LegId{1}, {.id = RecordingId{5}, .path = this->backend_.path("stopped.wav")});
    this->media_.stop_recording(LegId{1});
    ASSERT_TRUE(this->backend_.run_until([&] { return this->backend_.recorded().size() == 1; }));
    this->media_.start_recording(LegId{1}, {.id = RecordingId{6}, .path = this->backend_.path("closed.wav")});
    this->media_.close(LegId{1});
    ASSERT_TRUE(this->backend_.run_until([&] { return this->backend_.recorded().size() == 2; }));
    EXPECT_EQ(this->backend_.recorded(), (std::vector{RecordingId{5}, RecordingId{6}}));
}

TYPED_TEST_P(MediaContract, EndsARecordingWhereThereIsNothingToRecord) {
    this->media_.start_recording(LegId{77}, {.id = RecordingId{5}, .path = this->backend_.path("nobody.wav")});
    ASSERT_TRUE(this->backend_.run_until([&] { return !this->backend_.recorded().empty(); }));
    EXPECT_EQ(this->backend_.recorded(), (std::vector{RecordingId{5}}));
}

TYPED_TEST_P(MediaContract, ReportsARecordingThatAnotherReplaces) {
    this->backend_.connect(LegId{1});
    this->media_.start_recording(LegId{1}, {.id = RecordingId{5}, .path = this->backend_.path("first.wav")});
    this->media_.start_recording(LegId{1}, {.id = RecordingId{6}, .path = this->backend_.path("second.wav")});
    this->media_.close(LegId{1});
    ASSERT_TRUE(this->backend_.run_until([&] { return this->backend_.recorded().size() == 2; }));
    EXPECT_EQ(this->backend_.recorded(), (std::vector{RecordingId{5}, RecordingId{6}}));
}

TYPED_TEST_P(MediaContract, ClosesALegOnce) {
    this->backend_.connect(LegId{1});
    this->media_.close(LegId{1});
    this->media_.close(LegId{1});
    ASSERT_TRUE(this->settle());
    EXPECT_EQ(std::ranges::count(this->backend_.closed(), LegId{1}), 1);
}

TYPED_TEST_P(MediaContract, IgnoresLegsThatItDoesNotKnow) {
    const LegId nobody{77};
    this->backend_.connect(LegId{1});
    this->media_.set_remote(nobody, {});
    this->media_.hear(LegId{1}, {nobody, LegId{1}});
    this->media_.hear(nobody, {LegId{1}});
    this->media_.mute(nobody, true);
    this->media_.echo(nobody, true);
    this->media_.play(nobody, this->playback(1));
    this->media_.stop_playing(nobody);
    this->media_.send_keys(nobody, "1");
    this->media_.stop_recording(nobody);
    this->media_.close(nobody);
    ASSERT_TRUE(this->settle());
    EXPECT_TRUE(this->backend_.finished().empty());
    EXPECT_EQ(std::ranges::count(this->backend_.closed(), nobody), 0);
}

TYPED_TEST_P(MediaContract, RefusesAnOfferThatIsNone) { EXPECT_FALSE(this->media_.accept_browser(LegId{1}, "nonsense")); }

REGISTER_TYPED_TEST_SUITE_P(MediaContract, ReportsTheEndOfAPlaybackOnceByItsNumber, ReportsNoEndOfWhatWasReplaced,
                            EndsAPlaybackSilentlyBySomebodyToHear, PlaysOnWhenThereIsNobodyToHear,
                            LetsAPlaybackEndThoughASpeakerLeaves, ReportsARecordingOnceWhetherStoppedOrClosed,
                            EndsARecordingWhereThereIsNothingToRecord, ReportsARecordingThatAnotherReplaces, ClosesALegOnce,
                            IgnoresLegsThatItDoesNotKnow, RefusesAnOfferThatIsNone);

}  // namespace hotline::test
