#pragma once
#include <filesystem>
#include <map>
#include <mutex>

#include "adapters/media/media_engine.hpp"
#include "app/ports/prompt_shelf.hpp"
#include "base/executor.hpp"

namespace hotline {

/// Prompts as files of the prompt folder, checked by the media engine's own reader and given to it while it runs.
class FilePromptShelf final : public app::PromptShelf {
public:
    /// `engine` lives on the thread of `executor`; both outlive the shelf.
    FilePromptShelf(std::filesystem::path folder, Executor& executor, media::MediaEngine& engine)
        : folder_(std::move(folder)), executor_(executor), engine_(engine) {}

    [[nodiscard]] std::map<PromptName, PromptFacts> facts() const override;
    [[nodiscard]] Result<void, app::PromptRefusal> put_sound(const PromptName& name, const std::string& wav) override;
    [[nodiscard]] Result<void, app::PromptRefusal> put_text(const PromptName& name, const std::string& text) override;

private:
    [[nodiscard]] Result<void, app::PromptRefusal> take(const PromptName& name, const std::filesystem::path& file);

    std::filesystem::path folder_;
    struct Seen {
        std::filesystem::file_time_type changed;
        PromptFacts facts;
    };
    mutable std::mutex mutex_;  ///< several readers of the database ask at once
    mutable std::map<PromptName, Seen> seen_;
    Executor& executor_;
    media::MediaEngine& engine_;
};

}  // namespace hotline
