#include "adapters/media/recording/recording_file.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "adapters/media/recording/recording_header.hpp"
#include "adapters/media/recording/repair_recordings.hpp"
#include "adapters/media/sound/g711.hpp"
#include "unit/media/scratch_folder.hpp"
#include "unit/media/stereo_wav.hpp"

namespace hotline::media {
namespace {

using Bytes = std::vector<std::uint8_t>;
using enum RecordingSide;

/// No file of this process grows beyond so many bytes; a disk that fills up looks the same to a writer.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : old_handler_(signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &old_);
        const rlimit limit{bytes, old_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        setrlimit(RLIMIT_FSIZE, &old_);
        signal(SIGXFSZ, old_handler_);
    }

private:
    rlimit old_{};
    sighandler_t old_handler_;
};

class TheRecordingFile : public testing::Test {
protected:
    RecordingFile create() {
        auto file = RecordingFile::create(path_);
        EXPECT_TRUE(file) << file.error();
        return std::move(*file);
    }
    ScratchFolder folder_;
    std::string path_ = folder_.path / "2026-11-23" / "call.wav";
};

TEST_F(TheRecordingFile, KeepsBothSidesApartAndFillsGapsWithSilence) {
    RecordingFile file = create();
    EXPECT_TRUE(file.put(left, 0, Bytes(160, 1)));
    EXPECT_TRUE(file.put(right, 80, Bytes(160, 2)));
    EXPECT_TRUE(file.put(left, 320, Bytes(160, 3)));
    file.finish(500);
    const auto wav = read_recording(path_);
    ASSERT_TRUE(wav);
    ASSERT_EQ(wav->left.size(), 500U);
    EXPECT_EQ(wav->left[159], 1);
    EXPECT_EQ(wav->left[160], kAlawSilence);
    EXPECT_EQ(wav->left[320], 3);
    EXPECT_EQ(wav->left[480], kAlawSilence);
    EXPECT_EQ(wav->right[79], kAlawSilence);
    EXPECT_EQ(wav->right[80], 2);
    EXPECT_EQ(wav->right[240], kAlawSilence);
    EXPECT_EQ(std::filesystem::file_size(path_), file.bytes());
}

TEST_F(TheRecordingFile, IsWholeAfterEachWrite) {
    RecordingFile file = create();
    EXPECT_TRUE(read_recording(path_)->left.empty());
    for (std::uint32_t second = 0; second < 3; ++second) {
        file.put(left, second * 8000, Bytes(160, static_cast<std::uint8_t>(second + 1)));
        file.write_until(second * 8000 + 4000);
        const auto wav = read_recording(path_);
        ASSERT_TRUE(wav);
        ASSERT_EQ(wav->left.size(), second * 8000 + 4000);
        EXPECT_EQ(wav->left[second * 8000], second + 1);
    }
}

TEST_F(TheRecordingFile, TellsWhatCameTooLate) {
    RecordingFile file = create();
    file.write_until(1000);
    EXPECT_FALSE(file.put(left, 0, Bytes(160, 9)));
    EXPECT_FALSE(file.put(left, 920, Bytes(160, 9)));
    file.finish(1080);
    const auto wav = read_recording(path_);
    EXPECT_EQ(wav->left[999], kAlawSilence);
    EXPECT_EQ(wav->left[1000], 9);
}

TEST_F(TheRecordingFile, MakesRoomForSoundFarAhead) {
    RecordingFile file = create();
    file.put(left, 0, Bytes(160, 1));
    file.put(right, 100'000, Bytes(160, 2));
    EXPECT_EQ(file.samples_written(), 100'160U - RecordingFile::kWindow);
    file.finish(100'160);
    const auto wav = read_recording(path_);
    EXPECT_EQ(wav->left[0], 1);
    EXPECT_EQ(wav->right[100'159], 2);
    EXPECT_EQ(std::ranges::count(wav->right, 2), 160);
}

TEST_F(TheRecordingFile, NeverOverwritesAnother) {
    create().finish(10);
    const auto again = RecordingFile::create(path_);
    ASSERT_FALSE(again);
    EXPECT_FALSE(again.error().empty());
}

TEST_F(TheRecordingFile, SaysWhyItCannotBeMade) {
    std::ofstream(folder_.path / "file") << "x";
    const auto file = RecordingFile::create(folder_.path / "file" / "call.wav");
    ASSERT_FALSE(file);
    EXPECT_FALSE(file.error().empty());
}

TEST_F(TheRecordingFile, StaysWholeWhenTheDiskIsFull) {
    RecordingFile file = create();
    {
        const FileSizeLimit limit(10'000);
        file.put(left, 0, Bytes(160, 1));
        file.write_until(4000);
        EXPECT_FALSE(file.failure());
        file.write_until(8000);
    }
    ASSERT_TRUE(file.failure());
    EXPECT_FALSE(file.put(left, 8000, Bytes(160, 1)));
    file.finish(16000);
    const auto wav = read_recording(path_);
    ASSERT_TRUE(wav);
    EXPECT_EQ(wav->left.size(), 4000U);
    EXPECT_EQ(std::filesystem::file_size(path_), header_bytes(RecordingFormat::alaw_stereo) + 8000);
}

TEST_F(TheRecordingFile, IsRepairedWhenItsHeaderIsBehind) {
    create().finish(4000);
    {
        std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
        const auto behind = write_header(RecordingFormat::alaw_stereo, 0x7fff'ff00);
        file.write(reinterpret_cast<const char*>(behind.bytes.data()), static_cast<std::streamsize>(behind.size));
        file.seekp(0, std::ios::end);
        file.put('x');  // half a sample pair
    }
    std::ofstream(folder_.path / "music.wav") << "RIFF, but not one of ours, though long enough to be read as a header of one";
    EXPECT_FALSE(read_recording(path_));
    const RepairedRecordings counts = repair_recordings(folder_.path);
    EXPECT_EQ(counts.checked, 2U);
    EXPECT_EQ(counts.repaired, 1U);
    EXPECT_EQ(counts.unreadable, 1U);
    EXPECT_EQ(read_recording(path_)->left.size(), 4000U);
    EXPECT_EQ(repair_recordings(folder_.path).repaired, 0U);
}

}  // namespace
}  // namespace hotline::media
