#include "adapters/media/recording/recording_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "adapters/media/recording/file_checksum.hpp"
#include "adapters/media/recording/recording_file.hpp"
#include "adapters/media/recording/waveform.hpp"
#include "unit/media/scratch_folder.hpp"
#include "unit/media/stereo_wav.hpp"
#include "unit/media/tone.hpp"

namespace hotline::media {
namespace {

using enum RecordingSide;
namespace fs = std::filesystem;

class TheRecordingFolder : public testing::TestWithParam<RecordingFormat> {
protected:
    /// Two seconds; the citizen speaks in the first.
    void record(const std::string& path, RecordingFormat format = RecordingFormat::alaw_stereo) {
        auto file = RecordingFile::create(folder_.path / path, format).value();
        for (std::uint32_t at = 0; at < 8000; at += 160) file.put(left, at, alaw_tone(440, 160, at));
        file.finish(16'000);
    }
    std::vector<char> bytes_of(const fs::path& path) {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    ScratchFolder folder_;
    RecordingFolder files_{folder_.path};
};

TEST(FileChecksum, IsSha256) {
    const ScratchFolder folder;
    std::ofstream(folder.path / "abc") << "abc";
    EXPECT_EQ(sha256_of_file(folder.path / "abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_FALSE(sha256_of_file(folder.path / "none"));
    EXPECT_FALSE(sha256_of_file(folder.path));
}

TEST_F(TheRecordingFolder, InspectsAFile) {
    record("day/call.wav");
    const auto seen = files_.inspect("day/call.wav", true);
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->length_ms, 2000);
    EXPECT_EQ(seen->bytes, 32'058);
    EXPECT_EQ(seen->sha256, sha256_of_file(folder_.path / "day/call.wav"));
    EXPECT_EQ(files_.inspect("day/call.wav", false)->sha256, "");
    EXPECT_EQ(files_.inspect("day/none.wav", true).error(), RecordingFault::file_missing);
    std::ofstream(folder_.path / "text.wav") << "no recording at all, though its name says so, and long enough";
    EXPECT_EQ(files_.inspect("text.wav", true).error(), RecordingFault::unreadable);
}

TEST_F(TheRecordingFolder, SeesEveryDamage) {
    record("call.wav");
    const auto whole = files_.inspect("call.wav", true).value();
    {
        std::fstream file(folder_.path / "call.wav", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(20'000).put('x');
    }
    const auto changed = files_.inspect("call.wav", true).value();
    EXPECT_EQ(changed.length_ms, whole.length_ms);
    EXPECT_NE(changed.sha256, whole.sha256);
    fs::resize_file(folder_.path / "call.wav", 58 + 8000);
    EXPECT_EQ(files_.inspect("call.wav", false)->length_ms, 500);
}

TEST_F(TheRecordingFolder, KeepsInsideOfItself) {
    record("call.wav");
    RecordingFolder inner(folder_.path / "inner");
    for (const char* path : {"../call.wav", "/etc/passwd", "", "a/../../call.wav"}) {
        EXPECT_EQ(inner.inspect(path, true).error(), RecordingFault::file_missing) << path;
        EXPECT_FALSE(inner.erase(path)) << path;
        EXPECT_FALSE(inner.as_pcm(path)) << path;
        EXPECT_FALSE(inner.waveform(path)) << path;
    }
    EXPECT_TRUE(fs::exists(folder_.path / "call.wav"));
}

TEST_F(TheRecordingFolder, MakesTheWaveformOnce) {
    record("day/call.wav");
    const std::string path = files_.waveform("day/call.wav").value();
    const auto bytes = bytes_of(path);
    ASSERT_EQ(bytes.size(), 8U + 2 * 40);
    EXPECT_EQ(std::string(bytes.data(), 4), "HLWF");
    EXPECT_EQ(bytes[5], 2);
    for (std::size_t bucket = 0; bucket < 40; ++bucket) {
        EXPECT_EQ(bytes[8 + 2 * bucket] > 60, bucket < 20) << bucket;
        EXPECT_LE(bytes[9 + 2 * bucket], 1) << "nobody spoke on the right";
    }
    const auto now = fs::last_write_time(path);
    const auto made = now - std::chrono::hours{1};  // set, for two writings within one tick of the file system's clock look alike
    fs::last_write_time(folder_.path / "day/call.wav", made);
    fs::last_write_time(path, made);
    EXPECT_EQ(files_.waveform("day/call.wav"), path);
    EXPECT_EQ(fs::last_write_time(path), made);
    fs::last_write_time(folder_.path / "day/call.wav", now);
    EXPECT_TRUE(files_.waveform("day/call.wav"));
    EXPECT_NE(fs::last_write_time(path), made) << "the recording has grown";
    EXPECT_FALSE(files_.waveform("day/none.wav"));
}

TEST_F(TheRecordingFolder, ListsAndErasesRecordingsWithTheirWaveforms) {
    record("2026-11-23/09/1.wav");
    record("2026-11-23/10/2.wav");
    static_cast<void>(files_.waveform("2026-11-23/09/1.wav"));
    EXPECT_EQ(files_.all().size(), 2U);
    EXPECT_TRUE(files_.erase("2026-11-23/09/1.wav"));
    EXPECT_FALSE(fs::exists(folder_.path / "2026-11-23/09")) << "an empty hour is no folder";
    ASSERT_EQ(files_.all().size(), 1U);
    EXPECT_EQ(files_.all()[0].path, "2026-11-23/10/2.wav");
    EXPECT_TRUE(files_.erase("2026-11-23/10/2.wav"));
    EXPECT_TRUE(fs::exists(folder_.path));
    EXPECT_TRUE(files_.erase("2026-11-23/10/2.wav")) << "it is not there any more";
}

TEST_F(TheRecordingFolder, KnowsTheSpace) {
    const app::DiskSpace space = files_.space();
    EXPECT_GT(space.total, space.free);
    EXPECT_GT(space.free, 0);
}

TEST_P(TheRecordingFolder, GivesPcmFromAnyPlace) {
    record("call.wav", GetParam());
    const auto stream = files_.as_pcm("call.wav");
    ASSERT_TRUE(stream);
    std::vector<char> whole(stream->size());
    ASSERT_EQ(stream->read(0, std::span{whole}.first(44)), 44U);
    ASSERT_EQ(stream->read(44, std::span{whole}.subspan(44)), whole.size() - 44);
    std::ofstream(folder_.path / "pcm.wav", std::ios::binary).write(whole.data(), static_cast<std::streamsize>(whole.size()));
    const auto wav = read_wav(folder_.path / "pcm.wav");
    ASSERT_TRUE(wav);
    EXPECT_EQ(wav->tag, 1U);
    EXPECT_EQ(wav->bits, 16U);
    EXPECT_EQ(wav->rate, 8000U);
    EXPECT_EQ(wav->channels, GetParam() == RecordingFormat::alaw_stereo ? 2U : 1U);
    EXPECT_EQ(wav->data.size(), std::size_t{16'000} * 2 * wav->channels);
    for (const std::size_t from : {1UL, 43UL, 44UL, 45UL, 1055UL, 20'001UL, whole.size() - 3}) {
        std::vector<char> part(1000);
        const std::size_t got = stream->read(from, part);
        const std::size_t most = std::min<std::size_t>(part.size(), whole.size() - from);
        EXPECT_EQ(got, from < 44 ? 44 - from : most) << from;
        for (std::size_t i = 0; i < got; ++i) ASSERT_EQ(part[i], whole[from + i]) << from << " + " << i;
    }
    std::vector<char> beyond(10);
    EXPECT_EQ(stream->read(whole.size(), beyond), 0U);
    EXPECT_EQ(stream->read(whole.size() + 1'000'000, beyond), 0U);
}

INSTANTIATE_TEST_SUITE_P(Of, TheRecordingFolder,
                         testing::Values(RecordingFormat::alaw_stereo, RecordingFormat::alaw_mono, RecordingFormat::adpcm_mono));

}  // namespace
}  // namespace hotline::media
