#include "adapters/media/sound/echo.hpp"

#include <algorithm>

#include "adapters/media/sound/g711.hpp"

namespace hotline::media {

void Echo::put(std::span<const std::uint8_t> sound, app::Codec codec) {
    for (const std::uint8_t sample : sound) {
        ring_[written_ % ring_.size()] = codec == app::Codec::pcma ? sample : alaw_of_ulaw(sample);
        ++written_;
    }
    if (written_ - read_ > ring_.size()) read_ = written_ - ring_.size();
}

void Echo::next(std::span<std::uint8_t> frame) {
    running_ = running_ ? written_ > read_ : written_ - read_ >= kDelay;
    for (std::uint8_t& sample : frame) sample = running_ && read_ < written_ ? ring_[read_++ % ring_.size()] : kAlawSilence;
}

}  // namespace hotline::media
