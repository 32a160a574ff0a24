#include "adapters/speech/sound_converter.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "base/child_process.hpp"

namespace hotline::speech {
namespace {

namespace fs = std::filesystem;

class AConversion : public testing::Test {
protected:
    void SetUp() override { fs::create_directories(folder / "made"); }
    void TearDown() override { fs::remove_all(folder); }

    /// A tone of so many seconds as ffmpeg writes it into a file of this name.
    std::string made(const std::string& name, const std::string& seconds = "1.5", std::vector<std::string> how = {}) {
        const auto file = (folder / "made" / name).string();
        std::vector<std::string> command{
            "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100:duration=" + seconds};
        command.insert(command.end(), how.begin(), how.end());
        command.push_back(file);
        const auto result = run_child(command);
        EXPECT_EQ(result.exit_code, 0) << result.errors;
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    [[nodiscard]] auto decoded(const std::string& file, int most = 600) const {
        return decode_sound(file, folder / "work", most);
    }

    fs::path folder = fs::temp_directory_path() / ("hotline-convert-" + std::to_string(::getpid()));
};

TEST_F(AConversion, ReadsWhatBrowsersAndRecordersWrite) {
    for (const char* name : {"a.wav", "a.mp3", "a.ogg", "a.webm"}) {
        std::vector<std::string> how{"-ac", "2"};
        if (std::string_view{name}.ends_with("webm")) how = {"-c:a", "libopus"};
        const auto sound = decoded(made(name, "1.5", how));
        ASSERT_TRUE(sound) << name;
        EXPECT_NEAR(static_cast<double>(sound->size()), 12'000, 500) << name;
    }
}

TEST_F(AConversion, ReadsTheTelephonesOwnWav) {
    for (const char* codec : {"pcm_alaw", "pcm_mulaw", "pcm_s16le"}) {
        const auto sound = decoded(made("t.wav", "1", {"-ar", "8000", "-ac", "1", "-c:a", codec, "-y"}));
        ASSERT_TRUE(sound) << codec;
        EXPECT_EQ(sound->size(), 8000U) << codec;
    }
}

TEST_F(AConversion, StopsWhereItIsTold) { EXPECT_EQ(decoded(made("long.wav", "30"), 10).value().size(), 80'000U); }

TEST_F(AConversion, RefusesWhatIsNoAudio) {
    const std::string wav = made("a.wav");
    for (const std::string& file :
         {std::string{}, std::string{"RIFF"}, std::string{"<html>RIFF....WAVE</html>"}, wav.substr(0, 30),
          std::string(5000, '\0'), "RIFF\xff\xff\xff\x7fWAVE" + std::string(4000, 'x'), "OggS" + std::string(4000, '\x7f'),
          "\x1a\x45\xdf\xa3" + std::string(4000, '\x42'), std::string{"#EXTM3U\nfile:///etc/passwd\n"},
          std::string{"ffconcat version 1.0\nfile /etc/passwd\n"}})
        EXPECT_EQ(decoded(file).error(), ConversionFault::not_audio) << file.substr(0, 20);
}

TEST_F(AConversion, RefusesAPictureInAContainerOfSound) {
    const auto file = (folder / "made/v.webm").string();
    const auto result = run_child({"ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=size=32x32:duration=1", file});
    ASSERT_EQ(result.exit_code, 0) << result.errors;
    std::ifstream in(file, std::ios::binary);
    EXPECT_EQ(decoded({std::istreambuf_iterator<char>(in), {}}).error(), ConversionFault::not_audio);
}

TEST_F(AConversion, LeavesNothingBehind) {
    (void)decoded(made("a.mp3"));
    (void)decoded("RIFF....WAVE");
    EXPECT_TRUE(fs::is_empty(folder / "work"));
}

TEST(AContainer, IsKnownByItsFirstBytes) {
    using namespace std::string_view_literals;
    EXPECT_EQ(container_of("RIFF\0\0\0\0WAVEfmt "sv), "wav");
    EXPECT_EQ(container_of("RIFF\0\0\0\0AVI LIST"sv), std::nullopt);
    EXPECT_EQ(container_of("OggS\0"sv), "ogg");
    EXPECT_EQ(container_of("\x1a\x45\xdf\xa3..."sv), "matroska");
    EXPECT_EQ(container_of("ID3\x04"sv), "mp3");
    EXPECT_EQ(container_of("\xff\xfb\x90\x64"sv), "mp3");
    EXPECT_EQ(container_of("\xff\xf1\x50\x80"sv), std::nullopt) << "AAC";
    EXPECT_EQ(container_of("\xff\xff\xff\xff"sv), std::nullopt);
    EXPECT_EQ(container_of(""), std::nullopt);
}

}  // namespace
}  // namespace hotline::speech
