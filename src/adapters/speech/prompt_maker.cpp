#include "adapters/speech/prompt_maker.hpp"

#include <array>
#include <string_view>

#include "base/child_process.hpp"

namespace hotline::speech {
namespace {

namespace fs = std::filesystem;

std::expected<void, std::string> run(const std::vector<std::string>& command) {
    const ChildResult result = run_child(command);
    if (result.exit_code == 0) return {};
    if (result.exit_code == 127) return std::unexpected(command[0] + " is not installed: apt-get install " + command[0]);
    return std::unexpected(command[0] + ": " + result.errors);
}

/// Telephone form: 8 kHz mono A-law, peak at -4 dB, a breath of silence at both ends.
std::expected<void, std::string> to_telephone(const fs::path& from, const fs::path& to) {
    return run({"sox", "-V1", from, "-r", "8000", "-c", "1", "-e", "a-law", to, "gain", "-n", "-4", "pad", "0.05", "0.15"});
}

}  // namespace

std::expected<void, std::string> speak(const std::string& text, const std::string& language, const fs::path& target) {
    fs::path spoken = target;
    spoken += ".spoken.wav";
    fs::path converted = target;
    converted += ".part.wav";
    // the blank keeps a text that begins with a hyphen from being an option
    const std::string voice = language == "en" ? "en" : "cmn-latn-pinyin";
    auto made = run({"espeak-ng", "-v", voice, "-s", "150", "-w", spoken, " " + text});
    if (made) made = to_telephone(spoken, converted);
    std::error_code ignored;
    fs::remove(spoken, ignored);
    if (made) fs::rename(converted, target);  // whole or not at all
    return made;
}

std::expected<void, std::string> make_ringback(const fs::path& file) {
    fs::create_directories(file.parent_path());
    const std::string part = file.string() + ".part.wav";
    auto made = run({"sox", "-V1", "-n", "-r", "8000", "-c", "1", "-e", "a-law", part, "synth", "1", "sine", "450", "gain", "-12",
                     "pad", "0", "4"});
    if (made) fs::rename(part, file);
    return made;
}

std::expected<std::size_t, std::string> make_prompts(const std::vector<PromptText>& prompts, const fs::path& folder,
                                                     const Progress& progress) {
    fs::create_directories(folder);
    std::size_t made = 0;
    for (std::size_t at = 0; at < prompts.size(); ++at) {
        const fs::path target = folder / (prompts[at].name + ".wav");
        if (!fs::exists(target)) {
            if (auto one = speak(prompts[at].pinyin, "zh", target); !one)
                return std::unexpected("prompt " + prompts[at].name + ": " + one.error());
            ++made;
        }
        progress(at + 1, prompts.size());
    }
    return made;
}

std::expected<void, std::string> make_music(const fs::path& file) {
    // I - vi - IV - V in C, each bar an arpeggio of plucked strings
    static constexpr std::array<std::array<std::string_view, 4>, 8> kBars{{{"C3", "E4", "G4", "C5"},
                                                                           {"A2", "C4", "E4", "A4"},
                                                                           {"F2", "A3", "C4", "F4"},
                                                                           {"G2", "B3", "D4", "G4"},
                                                                           {"C3", "G4", "E4", "C5"},
                                                                           {"A2", "E4", "C4", "A4"},
                                                                           {"F2", "C4", "A3", "F4"},
                                                                           {"G2", "D4", "B3", "G4"}}};
    fs::create_directories(file.parent_path());
    std::vector<std::string> join{"sox", "-V1"};
    std::vector<fs::path> parts;
    std::expected<void, std::string> made;
    for (std::size_t bar = 0; bar < kBars.size() && made; ++bar) {
        parts.push_back(file.string() + ".bar" + std::to_string(bar) + ".wav");
        std::vector<std::string> synth{"sox", "-V1", "-n", "-r", "8000", parts.back(), "synth", "4"};
        for (const auto note : kBars[bar]) synth.insert(synth.end(), {"pluck", std::string{note}});
        synth.insert(synth.end(),
                     {"delay", "0", "0.5", "1.0", "1.5", "remix", "-", "fade", "0", "4", "0.4", "gain", "-n", "-14"});
        made = run(synth);
        join.push_back(parts.back());
    }
    const std::string part = file.string() + ".part.wav";
    join.insert(join.end(), {"-e", "a-law", part});
    if (made) made = run(join);
    std::error_code ignored;
    for (const auto& each : parts) fs::remove(each, ignored);
    if (made) fs::rename(part, file);
    return made;
}

std::expected<void, std::string> make_beep(const fs::path& file) {
    const std::string part = file.string() + ".part.wav";
    auto made = run({"sox",   "-V1", "-n",   "-r",   "8000", "-c",   "1",   "-e",   "a-law", part,
                     "synth", "0.4", "sine", "1000", "fade", "0.01", "0.4", "0.01", "gain",  "-10"});
    if (made) fs::rename(part, file);
    return made;
}

}  // namespace hotline::speech
