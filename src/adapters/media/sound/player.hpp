#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "adapters/media/sound/prompt_store.hpp"
#include "adapters/media/steady_time.hpp"

namespace hotline::media {

/// Cuts prompts, one after another, into frames of 20 ms without a gap between them.
class Player {
public:
    Player() = default;
    Player(std::vector<Prompt> prompts, bool loop) : prompts_(std::move(prompts)), loop_(loop) {
        std::erase_if(prompts_, [](const Prompt& prompt) { return prompt->empty(); });
    }

    /// Writes the next frame; the end of the last prompt is filled up with silence.
    void next(std::span<std::uint8_t, kFrameSamples> frame);
    /// Everything was played. A loop is at its end only when it has no sound at all.
    [[nodiscard]] bool is_at_end() const { return current_ >= prompts_.size(); }

private:
    void advance();

    std::vector<Prompt> prompts_;
    bool loop_{};
    std::size_t current_{};
    std::size_t position_{};
};

}  // namespace hotline::media
