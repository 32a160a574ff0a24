#include "adapters/media/sound/prompt_store.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "adapters/media/sound/g711.hpp"
#include "adapters/media/sound/wav.hpp"
#include "unit/media/scratch_folder.hpp"

namespace hotline::media {
namespace {

using Bytes = std::vector<std::uint8_t>;

void put(Bytes& to, std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) to.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

void put(Bytes& to, const char* text) { to.insert(to.end(), text, text + 4); }

Bytes wav(std::uint16_t tag, std::uint16_t channels, std::uint32_t rate, std::uint16_t bits, const Bytes& data) {
    Bytes file;
    put(file, "RIFF");
    put(file, 0, 4);
    put(file, "WAVE");
    put(file, "LIST");
    put(file, 3, 4);
    put(file, 0, 4);  // 3 bytes and a pad
    put(file, "fmt ");
    put(file, 16, 4);
    put(file, tag, 2);
    put(file, channels, 2);
    put(file, rate, 4);
    put(file, 0, 4);
    put(file, 0, 2);
    put(file, bits, 2);
    put(file, "data");
    put(file, static_cast<std::uint32_t>(data.size()), 4);
    file.insert(file.end(), data.begin(), data.end());
    return file;
}

class ThePromptFolder : public testing::Test {
protected:
    void write(const std::string& name, const Bytes& bytes) const {
        std::ofstream(folder_.path / name, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
    ScratchFolder folder_;
};

TEST_F(ThePromptFolder, GivesPromptsByTheirStem) {
    write("greeting.wav", wav(6, 1, 8000, 8, {1, 2, 3}));
    write("notes.txt", {1});
    const PromptStore store = PromptStore::load(folder_.path);
    EXPECT_EQ(store.size(), 1U);
    ASSERT_TRUE(store.has(PromptName{"greeting"}));
    EXPECT_EQ(*store.find(PromptName{"greeting"}), (Bytes{1, 2, 3}));
    EXPECT_FALSE(store.find(PromptName{"absent"}));
    EXPECT_TRUE(store.unreadable().empty());
}

TEST_F(ThePromptFolder, TurnsOtherFormatsIntoAlaw) {
    write("pcm.wav", wav(1, 1, 8000, 16, {0x00, 0x40, 0x00, 0xc0}));
    write("ulaw.wav", wav(7, 1, 8000, 8, {0x80, 0xff}));
    const PromptStore store = PromptStore::load(folder_.path);
    EXPECT_EQ(*store.find(PromptName{"pcm"}), (Bytes{alaw_of_linear(0x4000), alaw_of_linear(-0x4000)}));
    EXPECT_EQ(*store.find(PromptName{"ulaw"}), (Bytes{alaw_of_ulaw(0x80), alaw_of_ulaw(0xff)}));
}

TEST_F(ThePromptFolder, ListsWhatCannotBeUsed) {
    write("stereo.wav", wav(6, 2, 8000, 8, {1, 2}));
    write("rate.wav", wav(6, 1, 16000, 8, {1, 2}));
    write("mp3.wav", wav(0x55, 1, 8000, 8, {1, 2}));
    write("empty.wav", {});
    write("short.wav", {'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'A', 'V', 'E', 'f', 'm', 't', ' ', 0xff, 0xff, 0xff, 0xff});
    write("silent.wav", wav(6, 1, 8000, 8, {}));
    const PromptStore store = PromptStore::load(folder_.path);
    EXPECT_EQ(store.size(), 0U);
    EXPECT_EQ(store.unreadable().size(), 6U);
}

TEST_F(ThePromptFolder, ListsItselfWhenItIsMissing) {
    const PromptStore store = PromptStore::load(folder_.path / "absent");
    ASSERT_EQ(store.unreadable().size(), 1U);
    EXPECT_EQ(store.unreadable()[0].file, folder_.path / "absent");
}

}  // namespace
}  // namespace hotline::media
