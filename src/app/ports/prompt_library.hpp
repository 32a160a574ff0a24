#pragma once
#include <optional>
#include <vector>

#include "domain/ivr/prompt.hpp"

namespace hotline::app {

/// What is known of prompts beside their sound, which lies on the shelf.
class PromptLibrary {
public:
    virtual ~PromptLibrary() = default;
    /// Makes it or takes the place of the one of that name.
    virtual void put(const PromptEntry& prompt) = 0;
    [[nodiscard]] virtual std::optional<PromptEntry> find(const PromptName& name) = 0;
    [[nodiscard]] virtual std::vector<PromptEntry> all() = 0;  ///< by name
};

}  // namespace hotline::app
