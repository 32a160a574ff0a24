#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "unit/media/media_fixture.hpp"
#include "unit/media/stereo_wav.hpp"

namespace hotline::media {
namespace {

using namespace std::chrono_literals;

class ARecordedCall : public MediaFixture {
protected:
    [[nodiscard]] std::string path(const std::string& name) const { return folder_.path / "2026-11-23" / name; }

    Phone citizen_{0x1111};
    Phone agent_{0x2222};
};

TEST_F(ARecordedCall, HasTheLegOnTheLeftAndWhomItHearsOnTheRight) {
    const LegId a = connect(citizen_);
    const LegId b = connect(agent_);
    engine_->play(a, {.id = {1}, .prompts = {PromptName{"music"}}, .loop = true});
    engine_->start_recording(a, {.id = RecordingId{5}, .path = path("call.wav")});
    ASSERT_TRUE(talk_until({{&citizen_, 440}}, [&] { return citizen_.listen().size() >= 50; }));
    bridge(a, b);
    citizen_.forget();
    ASSERT_TRUE(talk_until({{&citizen_, 440}, {&agent_, 700}}, [&] { return citizen_.listen().size() >= 60; }));
    engine_->stop_recording(a);
    ASSERT_TRUE(switch_.run_until([&] { return events_.recorded.contains(RecordingId{5}); }));
    const auto [length, bytes] = events_.recorded[RecordingId{5}];
    EXPECT_GE(length, 2s);
    EXPECT_EQ(bytes, std::filesystem::file_size(path("call.wav")));

    const auto wav = read_recording(path("call.wav"));
    ASSERT_TRUE(wav);
    EXPECT_EQ(wav->left.size() / 8, static_cast<std::size_t>(length.count()));
    const auto left = std::span{wav->left};
    const auto right = std::span{wav->right};
    EXPECT_GT(share_of(440, left.last(4000)), 0.9);
    EXPECT_LT(share_of(700, left.last(4000)), 0.05);
    EXPECT_EQ(std::vector(right.begin(), right.begin() + 6400), std::vector<std::uint8_t>(6400, kAlawSilence)) << "the music";
    EXPECT_GT(share_of(700, right.last(4000)), 0.9);
    EXPECT_EQ(engine_->counters().recorder_overflow, 0U);
}

TEST_F(ARecordedCall, EndsWithItsLeg) {
    const LegId a = connect(citizen_);
    engine_->start_recording(a, {.id = RecordingId{6}, .path = path("left.wav")});
    engine_->close(a);
    EXPECT_TRUE(switch_.run_until([&] { return events_.recorded.contains(RecordingId{6}); }));
    engine_->start_recording(a, {.id = RecordingId{7}, .path = path("nobody.wav")});
    EXPECT_TRUE(switch_.run_until([&] { return events_.recorded.contains(RecordingId{7}); }));
}

TEST_F(ARecordedCall, GoesOnWhenItCannotBeRecorded) {
    const LegId a = connect(citizen_);
    const LegId b = connect(agent_);
    bridge(a, b);
    std::ofstream(folder_.path / "file") << "x";
    engine_->start_recording(a, {.id = RecordingId{8}, .path = folder_.path / "file" / "call.wav"});
    ASSERT_TRUE(switch_.run_until([&] { return events_.failed.contains(RecordingId{8}); }));
    EXPECT_TRUE(talk_until({{&agent_, 700}}, [&] { return share_of(700, citizen_.last_sound(10)) > 0.95; }));
    engine_->stop_recording(a);
    engine_->start_recording(a, {.id = RecordingId{9}, .path = path("second.wav")});
    engine_->stop_recording(a);
    EXPECT_TRUE(switch_.run_until([&] { return events_.recorded.contains(RecordingId{9}); }));
    EXPECT_FALSE(events_.recorded.contains(RecordingId{8}));
}

}  // namespace
}  // namespace hotline::media
