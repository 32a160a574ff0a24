#pragma once
#include <map>
#include <string>

#include "base/result.hpp"
#include "domain/ivr/finding.hpp"

namespace hotline::app {

enum class PromptRefusal {
    no_audio,     ///< not a WAV file of one channel at 8 kHz in PCM, A-law or mu-law
    too_long,     ///< longer than a caller listens
    cannot_speak  ///< the speech engine is missing or failed
};

/// Makes prompts known while calls go on. Both functions block for up to seconds: not for a loop.
class PromptShelf {
public:
    virtual ~PromptShelf() = default;
    /// What flows may say. Reads the heads of files: not for a loop either.
    [[nodiscard]] virtual std::map<PromptName, PromptFacts> facts() const = 0;
    /// A recorded WAV file, as it was uploaded.
    [[nodiscard]] virtual Result<void, PromptRefusal> put_sound(const PromptName& name, const std::string& wav) = 0;
    /// A text, spoken by the speech engine.
    [[nodiscard]] virtual Result<void, PromptRefusal> put_text(const PromptName& name, const std::string& text) = 0;
};

}  // namespace hotline::app
