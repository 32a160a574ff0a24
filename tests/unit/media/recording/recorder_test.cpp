#include "adapters/media/recording/recorder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "adapters/media/recording/recording_tap.hpp"
#include "unit/media/media_fixture.hpp"
#include "unit/media/recording/killed_recorder.hpp"
#include "unit/media/stereo_wav.hpp"

namespace hotline::media {
namespace {

using namespace std::chrono_literals;
using enum RecordingSide;

class TheRecorder : public testing::Test {
protected:
    TheRecorder() { out_.set_receiver(&events_); }

    ScratchFolder folder_;
    std::string path_ = folder_.path / "call.wav";
    TestSwitch switch_;
    HeardEvents events_;
    EventOut out_{switch_};
};

TEST_F(TheRecorder, WritesWhatTheTapSendsAndReportsTheEnd) {
    Recorder recorder(out_, 1024);
    const SteadyTime start = std::chrono::steady_clock::now();
    recorder.open(RecordingHandle{1}, {.id = RecordingId{9}, .path = path_}, start);
    RecordingTap tap(RecordingHandle{1}, start);
    for (std::uint32_t i = 0; i < 50; ++i) {
        const SteadyTime at = start + i * kFrameTime;
        EXPECT_EQ(tap.put(recorder.ring(), left, alaw_tone(440, 160, i * 160), app::Codec::pcma, 1000 + i * 160, at), 0U);
        EXPECT_EQ(tap.put(recorder.ring(), right, alaw_tone(700, 160, i * 160), app::Codec::pcma, 77 + i * 160, at), 0U);
    }
    recorder.stop(RecordingHandle{1}, start + 1s);
    ASSERT_TRUE(switch_.run_until([&] { return events_.recorded.contains(RecordingId{9}); }));
    EXPECT_EQ(events_.recorded[RecordingId{9}].first, 1000ms);
    EXPECT_EQ(events_.recorded[RecordingId{9}].second, 16058U);
    const auto wav = read_recording(path_);
    ASSERT_TRUE(wav);
    EXPECT_EQ(wav->left.size(), 8000U);
    EXPECT_GT(share_of(440, wav->left), 0.99);
    EXPECT_GT(share_of(700, wav->right), 0.99);
}

TEST_F(TheRecorder, WritesPcmuAsAlawAndLongPacketsInPieces) {
    Recorder recorder(out_, 1024);
    const SteadyTime start = std::chrono::steady_clock::now();
    recorder.open(RecordingHandle{1}, {.id = RecordingId{9}, .path = path_}, start);
    RecordingTap tap(RecordingHandle{1}, start);
    EXPECT_EQ(tap.put(recorder.ring(), left, std::vector<std::uint8_t>(400, 0x80), app::Codec::pcmu, 0, start), 0U);
    recorder.stop(RecordingHandle{1}, start + 60ms);
    ASSERT_TRUE(switch_.run_until([&] { return events_.recorded.contains(RecordingId{9}); }));
    const auto wav = read_recording(path_);
    EXPECT_EQ(std::ranges::count(wav->left, alaw_of_ulaw(0x80)), 400);
}

TEST_F(TheRecorder, ReportsAFileThatCannotBeMadeAndIgnoresItsSound) {
    std::ofstream(folder_.path / "file") << "x";
    Recorder recorder(out_, 16);
    const SteadyTime start = std::chrono::steady_clock::now();
    recorder.open(RecordingHandle{1}, {.id = RecordingId{9}, .path = folder_.path / "file" / "call.wav"}, start);
    RecordingTap tap(RecordingHandle{1}, start);
    EXPECT_EQ(tap.put(recorder.ring(), left, std::vector<std::uint8_t>(160), app::Codec::pcma, 0, start), 0U);
    recorder.stop(RecordingHandle{1}, start);
    EXPECT_TRUE(switch_.run_until([&] { return events_.failed.contains(RecordingId{9}); }));
    recorder.open(RecordingHandle{2}, {.id = RecordingId{10}, .path = path_}, start);
    recorder.stop(RecordingHandle{2}, start);
    EXPECT_TRUE(switch_.run_until([&] { return events_.recorded.contains(RecordingId{10}); }));
    EXPECT_EQ(events_.failed.size(), 1U);
    EXPECT_EQ(events_.recorded.size(), 1U);
}

TEST_F(TheRecorder, FinishesWhatIsOpenAtItsEnd) {
    const SteadyTime start = std::chrono::steady_clock::now() - 2s;
    {
        Recorder recorder(out_, 1024);
        recorder.open(RecordingHandle{1}, {.id = RecordingId{9}, .path = path_}, start);
        RecordingTap tap(RecordingHandle{1}, start);
        EXPECT_EQ(tap.put(recorder.ring(), left, std::vector<std::uint8_t>(160, 1), app::Codec::pcma, 0, start + 1500ms), 0U);
    }
    const auto wav = read_recording(path_);
    ASSERT_TRUE(wav);
    EXPECT_GE(wav->left.size(), 16000U);
    EXPECT_EQ(std::ranges::count(wav->left, 1), 160);
}

TEST(RecordingTap, CountsWhatTheRingCannotTake) {
    Recorder::Ring ring(2);
    RecordingTap tap(RecordingHandle{1}, SteadyTime{});
    EXPECT_EQ(tap.put(ring, left, std::vector<std::uint8_t>(640), app::Codec::pcma, 0, SteadyTime{}), 2U);
}

TEST_F(TheRecorder, LosesAtMostASecondToKill9) {
    const std::uint32_t frames = kill_a_recorder(path_, RecordingFormat::alaw_stereo, 110);
    ASSERT_EQ(frames, 110U);
    const auto wav = read_recording(path_);
    ASSERT_TRUE(wav);
    EXPECT_GE(wav->left.size() + 8000, 110U * 160U);
    EXPECT_GE(wav->left.size(), 8000U);
    EXPECT_GT(share_of(440, wav->left), 0.9);
}

}  // namespace
}  // namespace hotline::media
