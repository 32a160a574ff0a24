#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "domain/ivr/finding.hpp"

namespace hotline::app {

enum class PromptRefusal {
    no_audio,       ///< not WAV, MP3, Ogg or WebM, or nothing that can be decoded
    too_long,       ///< longer than ten minutes
    silent,         ///< decoded well, and nobody speaks in it
    cannot_speak,   ///< the speech engine is missing or failed
    cannot_convert  ///< the converter is missing
};

/// A prompt as it lies on the shelf.
struct PromptSound {
    std::int64_t length_ms{};
    int level_db{};  ///< of the speech in it, below full scale
};

struct ShelvedPrompt {
    PromptName name;
    PromptSound sound;
};

/// Makes prompts known while calls go on: every sound becomes 8 kHz A-law with its level evened out. All functions block, the
/// first two for up to seconds: not for a loop. Any thread may call.
class PromptShelf {
public:
    virtual ~PromptShelf() = default;
    /// What flows may say. Reads the heads of files: not for a loop either.
    [[nodiscard]] virtual std::map<PromptName, PromptFacts> facts() const = 0;
    /// A recorded file as it was uploaded: WAV, MP3, Ogg or WebM.
    [[nodiscard]] virtual Result<PromptSound, PromptRefusal> put_sound(const PromptName& name, const std::string& file) = 0;
    /// A text, spoken by the speech engine; `language` is "zh" or "en".
    [[nodiscard]] virtual Result<PromptSound, PromptRefusal> put_text(const PromptName& name, const std::string& text,
                                                                      const std::string& language) = 0;
    /// The WAV file for somebody who wants to listen. Nothing when there is none.
    [[nodiscard]] virtual std::optional<std::string> sound_of(const PromptName& name) = 0;
    /// Every prompt that lies there.
    [[nodiscard]] virtual std::vector<ShelvedPrompt> all() = 0;
};

}  // namespace hotline::app
