#include "adapters/media/sound/player.hpp"

#include <algorithm>

#include "adapters/media/sound/g711.hpp"

namespace hotline::media {

void Player::next(std::span<std::uint8_t, kFrameSamples> frame) {
    std::size_t filled = 0;
    while (filled < frame.size() && !is_at_end()) {
        const std::vector<std::uint8_t>& sound = *prompts_[current_];
        const std::size_t part = std::min(frame.size() - filled, sound.size() - position_);
        std::copy_n(sound.begin() + static_cast<std::ptrdiff_t>(position_), part,
                    frame.begin() + static_cast<std::ptrdiff_t>(filled));
        filled += part;
        position_ += part;
        if (position_ == sound.size()) advance();
    }
    std::fill(frame.begin() + static_cast<std::ptrdiff_t>(filled), frame.end(), kAlawSilence);
}

void Player::advance() {
    position_ = 0;
    ++current_;
    if (is_at_end() && loop_) current_ = 0;
}

}  // namespace hotline::media
