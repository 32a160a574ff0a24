#include <gtest/gtest.h>

#include <boost/describe/enum_to_string.hpp>

#include <filesystem>
#include <fstream>

#include "adapters/media/recording/recorder.hpp"
#include "adapters/media/recording/recording_header.hpp"
#include "adapters/media/recording/recording_reader.hpp"
#include "adapters/media/recording/recording_tap.hpp"
#include "adapters/media/recording/repair_recordings.hpp"
#include "unit/media/media_fixture.hpp"
#include "unit/media/recording/killed_recorder.hpp"
#include "unit/media/stereo_wav.hpp"

namespace hotline::media {
namespace {

using enum RecordingSide;
using Bytes = std::vector<std::uint8_t>;

/// What each format must be, written by hand from the WAV specification.
struct Wanted {
    RecordingFormat format;
    unsigned tag;
    unsigned channels;
    unsigned bits;
    unsigned block;
    std::size_t bytes_in_ten_seconds;
};

class EveryFormat : public testing::TestWithParam<Wanted> {
protected:
    RecordingFormat format() const { return GetParam().format; }
    std::size_t left_channel() const { return 0; }

    /// Ten seconds: the citizen's tone all the time, the agent's in the second half.
    void record_two_voices() {
        auto file = RecordingFile::create(path_, format()).value();
        for (std::uint32_t at = 0; at < 80'000; at += 160) {
            EXPECT_TRUE(file.put(left, at, alaw_tone(440, 160, at)));
            if (at >= 40'000) EXPECT_TRUE(file.put(right, at, alaw_tone(1000, 160, at)));
            if (at % 4000 == 0) file.write_until(at);
        }
        file.finish(80'000);
        EXPECT_FALSE(file.failure());
        EXPECT_EQ(std::filesystem::file_size(path_), file.bytes());
    }
    /// One channel of [from, to) as A-law, as the tone's finder wants it.
    Bytes channel(std::size_t which, std::uint32_t from, std::uint32_t to) {
        auto reader = RecordingReader::open(path_).value();
        std::vector<std::int16_t> samples((to - from) * reader.channels());
        EXPECT_EQ(reader.read(from, samples), to - from);
        Bytes alaw;
        for (std::size_t i = which; i < samples.size(); i += reader.channels()) alaw.push_back(alaw_of_linear(samples[i]));
        return alaw;
    }
    ScratchFolder folder_;
    std::string path_ = folder_.path / "call.wav";
};

TEST_P(EveryFormat, IsAWavFileOfItsSize) {
    record_two_voices();
    const auto wav = read_wav(path_);
    ASSERT_TRUE(wav);
    EXPECT_EQ(wav->tag, GetParam().tag);
    EXPECT_EQ(wav->channels, GetParam().channels);
    EXPECT_EQ(wav->rate, 8000U);
    EXPECT_EQ(wav->bits, GetParam().bits);
    EXPECT_EQ(wav->block, GetParam().block);
    EXPECT_EQ(wav->fact, 80'000U);
    EXPECT_EQ(wav->data.size(), GetParam().bytes_in_ten_seconds);
}

TEST_P(EveryFormat, HoldsBothVoices) {
    record_two_voices();
    const std::size_t right_channel = GetParam().channels - 1;
    EXPECT_GT(share_of(440, channel(0, 0, 40'000)), 0.95);
    EXPECT_GT(share_of(1000, channel(right_channel, 40'000, 80'000)), 0.4);
    EXPECT_GT(share_of(440, channel(0, 40'000, 80'000)), 0.4);
}

TEST_P(EveryFormat, IsReadFromAnyPlaceAndNotBeyondItsEnd) {
    record_two_voices();
    auto reader = RecordingReader::open(path_).value();
    EXPECT_EQ(reader.samples(), 80'000U);
    std::vector<std::int16_t> whole(80'000 * reader.channels());
    EXPECT_EQ(reader.read(0, whole), 80'000U);
    for (const std::uint32_t from : {1U, 504U, 505U, 506U, 12'345U, 79'990U}) {
        std::vector<std::int16_t> part(700 * reader.channels());
        const std::uint32_t got = reader.read(from, part);
        EXPECT_EQ(got, std::min(700U, 80'000U - from));
        for (std::size_t i = 0; i < got * reader.channels(); ++i)
            ASSERT_EQ(part[i], whole[from * reader.channels() + i]) << from << " " << i;
    }
    std::vector<std::int16_t> part(2);
    EXPECT_EQ(reader.read(80'000, part), 0U);
}

TEST_P(EveryFormat, IsWholeAfterEachWrite) {
    auto file = RecordingFile::create(path_, format()).value();
    for (std::uint32_t second = 1; second <= 3; ++second) {
        for (std::uint32_t at = (second - 1) * 8000; at < second * 8000; at += 160) file.put(left, at, alaw_tone(440, 160, at));
        file.write_until(second * 8000);
        const auto wav = read_wav(path_);
        ASSERT_TRUE(wav);
        EXPECT_GT(wav->fact + 505, second * 8000);
        EXPECT_LE(wav->fact, second * 8000);
        EXPECT_EQ(wav->data.size(), sound_bytes(format(), wav->fact));
    }
}

TEST_P(EveryFormat, IsRepairedWhenItsHeaderIsBehind) {
    record_two_voices();
    {
        std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
        const auto behind = write_header(format(), 20'200);
        file.write(reinterpret_cast<const char*>(behind.bytes.data()), static_cast<std::streamsize>(behind.size));
    }
    EXPECT_EQ(repair_recordings(folder_.path).repaired, 1U);
    EXPECT_GE(read_wav(path_)->fact, 80'000U);
    EXPECT_LE(read_wav(path_)->fact, 80'504U);
    EXPECT_EQ(repair_recordings(folder_.path).repaired, 0U);
}

TEST_P(EveryFormat, LosesAtMostASecondToKill9) {
    const std::uint32_t frames = kill_a_recorder(path_, format(), 80);
    ASSERT_EQ(frames, 80U);
    const auto wav = read_wav(path_);
    ASSERT_TRUE(wav);
    EXPECT_GE(wav->fact + 8000, frames * 160);
    EXPECT_GT(share_of(440, channel(0, 800, wav->fact)), 0.9);
}

INSTANTIATE_TEST_SUITE_P(Of, EveryFormat,
                         testing::Values(Wanted{RecordingFormat::alaw_stereo, 6, 2, 8, 2, 160'000},
                                         Wanted{RecordingFormat::alaw_mono, 6, 1, 8, 1, 80'000},
                                         Wanted{RecordingFormat::adpcm_mono, 0x11, 1, 4, 256, 159 * 256}),
                         [](const auto& format) { return boost::describe::enum_to_string(format.param.format, ""); });

TEST(TheRecordingReader, TakesNothingThatIsNoRecording) {
    const ScratchFolder folder;
    EXPECT_FALSE(RecordingReader::open(folder.path / "none.wav"));
    std::ofstream(folder.path / "empty.wav");
    EXPECT_FALSE(RecordingReader::open(folder.path / "empty.wav"));
    std::ofstream(folder.path / "text.wav") << std::string(200, 'x');
    EXPECT_FALSE(RecordingReader::open(folder.path / "text.wav"));
}

TEST(TheRecordingReader, GivesWhatIsThereOfACutFile) {
    const ScratchFolder folder;
    const std::string path = folder.path / "call.wav";
    auto file = RecordingFile::create(path, RecordingFormat::adpcm_mono).value();
    file.finish(8000);
    std::filesystem::resize_file(path, 60 + 3 * 256 + 100);
    EXPECT_EQ(RecordingReader::open(path).value().samples(), 3U * 505U);
}

}  // namespace
}  // namespace hotline::media
