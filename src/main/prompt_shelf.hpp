#pragma once
#include <filesystem>
#include <map>
#include <mutex>

#include "adapters/media/media_engine.hpp"
#include "app/ports/prompt_shelf.hpp"
#include "base/executor.hpp"

namespace hotline {

/// Prompts as files of the prompt folder, given to the media engine while it runs.
class FilePromptShelf final : public app::PromptShelf {
public:
    /// `engine` lives on the thread of `executor`; both outlive the shelf.
    FilePromptShelf(std::filesystem::path folder, Executor& executor, media::MediaEngine& engine)
        : folder_(std::move(folder)), executor_(executor), engine_(engine) {}

    [[nodiscard]] std::map<PromptName, PromptFacts> facts() const override;
    [[nodiscard]] Result<app::PromptSound, app::PromptRefusal> put_sound(const PromptName& name,
                                                                         const std::string& file) override;
    [[nodiscard]] Result<app::PromptSound, app::PromptRefusal> put_text(const PromptName& name, const std::string& text,
                                                                        const std::string& language) override;
    [[nodiscard]] std::optional<std::string> sound_of(const PromptName& name) override;
    [[nodiscard]] std::vector<app::ShelvedPrompt> all() override;

private:
    [[nodiscard]] std::filesystem::path file_of(const PromptName& name) const;
    [[nodiscard]] Result<app::PromptSound, app::PromptRefusal> shelve(const PromptName& name, std::vector<std::int16_t> samples);

    std::filesystem::path folder_;
    struct Seen {
        std::filesystem::file_time_type changed;
        PromptFacts facts;
    };
    mutable std::mutex mutex_;  ///< several readers of the database ask at once
    mutable std::map<PromptName, Seen> seen_;
    Executor& executor_;
    media::MediaEngine& engine_;
    std::mutex one_at_a_time_;  ///< the converter's memory and the files' names are shared
};

}  // namespace hotline
