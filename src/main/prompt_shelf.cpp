#include "main/prompt_shelf.hpp"

#include <algorithm>
#include <fstream>

#include "adapters/media/sound/wav.hpp"
#include "adapters/speech/prompt_maker.hpp"
#include "base/log.hpp"

namespace hotline {
namespace {

namespace fs = std::filesystem;

constexpr double kSamplesPerSecond = 8000;
constexpr std::size_t kLongest = 8000UL * 180;  // three minutes

/// No sound louder than the noise of a line: a recording that went wrong.
bool is_silent(const std::vector<std::uint8_t>& alaw) {
    // Behind the inversion of even bits the sign is the highest bit, and the least 16 steps are near silence.
    return std::ranges::all_of(alaw, [](std::uint8_t sample) { return ((sample ^ 0x55U) & 0x7fU) < 0x10U; });
}

PromptFacts facts_of(const fs::path& file) {
    const auto sound = media::read_prompt_wav(file);
    if (!sound || is_silent(*sound)) return {.seconds = 0};
    return {.seconds = static_cast<double>(sound->size()) / kSamplesPerSecond};
}

}  // namespace

std::map<PromptName, PromptFacts> FilePromptShelf::facts() const {
    std::map<PromptName, PromptFacts> all;
    std::error_code ignored;  // a folder that is not there holds no prompts
    const std::lock_guard lock(mutex_);
    for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
        if (entry.path().extension() != ".wav") continue;
        const PromptName name{entry.path().stem().string()};
        const auto changed = entry.last_write_time(ignored);
        Seen& seen = seen_[name];
        if (seen.changed != changed) seen = {changed, facts_of(entry.path())};
        all.emplace(name, seen.facts);
    }
    return all;
}

Result<void, app::PromptRefusal> FilePromptShelf::put_sound(const PromptName& name, const std::string& wav) {
    const fs::path uploaded = folder_ / (name.value + ".uploaded");
    fs::create_directories(folder_);
    std::ofstream(uploaded, std::ios::binary).write(wav.data(), static_cast<std::streamsize>(wav.size()));
    return take(name, uploaded);
}

Result<void, app::PromptRefusal> FilePromptShelf::put_text(const PromptName& name, const std::string& text) {
    const fs::path spoken = folder_ / (name.value + ".spoken");
    fs::create_directories(folder_);
    if (const auto made = speech::speak(text, spoken); !made) {
        log::error("prompt {}: {}", name.value, made.error());
        return refuse(app::PromptRefusal::cannot_speak);
    }
    return take(name, spoken);
}

Result<void, app::PromptRefusal> FilePromptShelf::take(const PromptName& name, const fs::path& file) {
    auto sound = media::read_prompt_wav(file);
    std::error_code ignored;
    if (!sound || sound->size() > kLongest) {
        if (!sound) log::info("prompt {} was refused: {}", name.value, sound.error());
        fs::remove(file, ignored);
        return refuse(sound ? app::PromptRefusal::too_long : app::PromptRefusal::no_audio);
    }
    fs::rename(file, folder_ / (name.value + ".wav"));
    executor_.post([this, name, sound = std::move(*sound)]() mutable { engine_.add_prompt(name, std::move(sound)); });
    return {};
}

}  // namespace hotline
