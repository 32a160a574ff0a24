#include "main/prompt_shelf.hpp"

#include <fstream>

#include "adapters/media/sound/wav.hpp"
#include "adapters/speech/prompt_maker.hpp"
#include "base/log.hpp"

namespace hotline {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongest = 8000UL * 180;  // three minutes at 8 kHz

}  // namespace

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
