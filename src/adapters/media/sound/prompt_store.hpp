#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/ids.hpp"

namespace hotline::media {

/// A-law samples, shared by all legs that play them and kept alive by them.
using Prompt = std::shared_ptr<const std::vector<std::uint8_t>>;

/// All prompts in memory. Never changed after loading: a new set is a new store.
class PromptStore {
public:
    struct Unreadable {
        std::filesystem::path file;
        std::string why;
    };

    PromptStore() = default;
    /// Every *.wav of the folder, named by its stem ("greeting.wav" is the prompt "greeting"); subfolders are not read.
    /// Files that cannot be used are listed and left out. A missing folder is listed itself.
    [[nodiscard]] static PromptStore load(const std::filesystem::path& folder);

    void add(PromptName name, std::vector<std::uint8_t> alaw);
    /// Null when there is none of that name.
    [[nodiscard]] Prompt find(const PromptName& name) const;
    [[nodiscard]] bool has(const PromptName& name) const { return prompts_.contains(name); }
    [[nodiscard]] std::size_t size() const { return prompts_.size(); }
    [[nodiscard]] const std::vector<Unreadable>& unreadable() const { return unreadable_; }

private:
    std::unordered_map<PromptName, Prompt> prompts_;
    std::vector<Unreadable> unreadable_;
};

}  // namespace hotline::media
