#include "adapters/media/sound/prompt_store.hpp"

#include "adapters/media/sound/wav.hpp"

namespace hotline::media {

PromptStore PromptStore::load(const std::filesystem::path& folder) {
    PromptStore store;
    std::error_code error;
    std::filesystem::directory_iterator entry(folder, error);
    for (; !error && entry != std::filesystem::directory_iterator{}; entry.increment(error)) {
        const auto& file = entry->path();
        if (file.extension() != ".wav" || !entry->is_regular_file()) continue;
        auto sound = read_prompt_wav(file);
        if (sound) {
            store.add(PromptName{file.stem().string()}, std::move(*sound));
        } else {
            store.unreadable_.push_back({file, sound.error()});
        }
    }
    if (error) store.unreadable_.push_back({folder, error.message()});
    return store;
}

void PromptStore::add(PromptName name, std::vector<std::uint8_t> alaw) {
    prompts_[std::move(name)] = std::make_shared<const std::vector<std::uint8_t>>(std::move(alaw));
}

Prompt PromptStore::find(const PromptName& name) const {
    const auto found = prompts_.find(name);
    return found == prompts_.end() ? nullptr : found->second;
}

}  // namespace hotline::media
