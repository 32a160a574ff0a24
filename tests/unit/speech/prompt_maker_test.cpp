#include "adapters/speech/prompt_maker.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace hotline::speech {
namespace {

namespace fs = std::filesystem;

class Prompts : public testing::Test {
protected:
    void SetUp() override { fs::create_directories(folder); }
    void TearDown() override { fs::remove_all(folder); }
    static std::string head(const fs::path& file) {
        std::ifstream in(file, std::ios::binary);
        std::string text(32, '\0');
        in.read(text.data(), 32);
        return text;
    }
    fs::path folder = fs::temp_directory_path() / ("hotline-prompts-" + std::to_string(::getpid()));
};

TEST_F(Prompts, AreEightKilohertzALaw) {
    auto made = make_prompts({{"welcome", "您好", "nin2 hao3", "hello"}}, folder, [](auto, auto) {});
    ASSERT_TRUE(made) << made.error();
    EXPECT_EQ(*made, 1U);
    const std::string wav = head(folder / "welcome.wav");
    EXPECT_EQ(wav.substr(0, 4), "RIFF");
    EXPECT_EQ(wav[20], 6);                                                // WAVE_FORMAT_ALAW
    EXPECT_EQ(wav[22], 1);                                                // mono
    EXPECT_EQ(static_cast<unsigned char>(wav[24]) | wav[25] << 8, 8000);  // sample rate
    EXPECT_GT(fs::file_size(folder / "welcome.wav"), 3000U);
}

TEST_F(Prompts, ARecordedFileIsKept) {
    std::ofstream(folder / "welcome.wav") << "recorded by a person";
    auto made = make_prompts({{"welcome", "您好", "nin2 hao3", "hello"}}, folder, [](auto, auto) {});
    ASSERT_TRUE(made) << made.error();
    EXPECT_EQ(*made, 0U);
    EXPECT_EQ(head(folder / "welcome.wav").substr(0, 20), "recorded by a person");
}

TEST_F(Prompts, MusicLastsHalfAMinute) {
    auto made = make_music(folder / "music.wav");
    ASSERT_TRUE(made) << made.error();
    EXPECT_NEAR(static_cast<double>(fs::file_size(folder / "music.wav")) / 8000, 32, 1);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}), 1);
}

}  // namespace
}  // namespace hotline::speech
