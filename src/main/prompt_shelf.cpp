#include "main/prompt_shelf.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

#include "adapters/media/recording/recording_header.hpp"
#include "adapters/media/sound/g711.hpp"
#include "adapters/media/sound/level.hpp"
#include "adapters/media/sound/wav.hpp"
#include "adapters/speech/prompt_maker.hpp"
#include "adapters/speech/sound_converter.hpp"
#include "base/log.hpp"

namespace hotline {
namespace {

namespace fs = std::filesystem;
using app::PromptRefusal;
using app::PromptSound;

constexpr int kRate = 8000;
constexpr int kLongestSeconds = 600;  // ten minutes

PromptSound about(std::size_t samples, const media::SoundLevel& level) {
    return {.length_ms = static_cast<std::int64_t>(samples) * 1000 / kRate,
            .level_db = static_cast<int>(std::lround(level.speech_db))};
}

std::vector<std::int16_t> linear_of(const std::vector<std::uint8_t>& alaw) {
    std::vector<std::int16_t> samples(alaw.size());
    std::ranges::transform(alaw, samples.begin(), media::linear_of_alaw);
    return samples;
}

/// Whole or not at all: a file of that name is replaced in one step.
void write_wav(const fs::path& file, const std::vector<std::uint8_t>& alaw) {
    fs::path part = file;
    part += ".part";
    const auto header = media::write_header(RecordingFormat::alaw_mono, static_cast<std::uint32_t>(alaw.size()));
    {
        std::ofstream out(part, std::ios::binary);
        out.exceptions(std::ios::badbit | std::ios::failbit);
        out.write(reinterpret_cast<const char*>(header.bytes.data()), static_cast<std::streamsize>(header.size));
        out.write(reinterpret_cast<const char*>(alaw.data()), static_cast<std::streamsize>(alaw.size()));
    }
    fs::rename(part, file);
}

PromptFacts facts_of(const fs::path& file) {
    const auto sound = media::read_prompt_wav(file);
    if (!sound || !media::level_of(linear_of(*sound))) return {.seconds = 0};
    return {.seconds = static_cast<double>(sound->size()) / kRate};
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

fs::path FilePromptShelf::file_of(const PromptName& name) const { return folder_ / (name.value + ".wav"); }

Result<PromptSound, PromptRefusal> FilePromptShelf::put_sound(const PromptName& name, const std::string& file) {
    const std::scoped_lock turn(one_at_a_time_);
    auto samples = speech::decode_sound(file, folder_, kLongestSeconds + 1);
    if (samples) return shelve(name, std::move(*samples));
    const bool no_converter = samples.error() == speech::ConversionFault::no_converter;
    return refuse(no_converter ? PromptRefusal::cannot_convert : PromptRefusal::no_audio);
}

Result<PromptSound, PromptRefusal> FilePromptShelf::put_text(const PromptName& name, const std::string& text,
                                                             const std::string& language) {
    const std::scoped_lock turn(one_at_a_time_);
    fs::create_directories(folder_);
    const fs::path spoken = folder_ / (name.value + ".spoken");
    if (const auto made = speech::speak(text, language, spoken); !made) {
        log::error("prompt {}: {}", name.value, made.error());
        return refuse(PromptRefusal::cannot_speak);
    }
    const auto alaw = media::read_prompt_wav(spoken);
    std::error_code ignored;
    fs::remove(spoken, ignored);
    if (!alaw) return refuse(PromptRefusal::cannot_speak);
    return shelve(name, linear_of(*alaw));
}

Result<PromptSound, PromptRefusal> FilePromptShelf::shelve(const PromptName& name, std::vector<std::int16_t> samples) {
    if (samples.size() > static_cast<std::size_t>(kLongestSeconds) * kRate) return refuse(PromptRefusal::too_long);
    const auto level = media::level_of(samples);
    if (!level) return refuse(PromptRefusal::silent);
    media::amplify(samples, media::gain_to_telephone_level(*level));
    std::vector<std::uint8_t> alaw(samples.size());
    std::ranges::transform(samples, alaw.begin(), media::alaw_of_linear);
    write_wav(file_of(name), alaw);
    const PromptSound sound = about(samples.size(), media::level_of(samples).value_or(*level));
    executor_.post([this, name, alaw = std::move(alaw)]() mutable { engine_.add_prompt(name, std::move(alaw)); });
    return sound;
}

std::optional<std::string> FilePromptShelf::sound_of(const PromptName& name) {
    std::ifstream in(file_of(name), std::ios::binary);
    if (!in) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>(in), {}};
}

std::vector<app::ShelvedPrompt> FilePromptShelf::all() {
    std::vector<app::ShelvedPrompt> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder_, error)) {
        if (entry.path().extension() != ".wav") continue;
        const auto alaw = media::read_prompt_wav(entry.path());
        if (!alaw) continue;
        const auto level = media::level_of(linear_of(*alaw)).value_or(media::SoundLevel{-99, -99});
        found.push_back({{entry.path().stem().string()}, about(alaw->size(), level)});
    }
    return found;
}

}  // namespace hotline
