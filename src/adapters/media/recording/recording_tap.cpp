#include "adapters/media/recording/recording_tap.hpp"

#include <algorithm>

namespace hotline::media {

std::uint32_t RecordingTap::put(Recorder::Ring& ring, RecordingSide side, std::span<const std::uint8_t> sound, app::Codec codec,
                                std::uint32_t timestamp, SteadyTime now) {
    std::uint32_t position = (side == RecordingSide::left ? left_ : right_).position(timestamp, now);
    std::uint32_t refused = 0;
    while (!sound.empty()) {
        const auto part = sound.first(std::min<std::size_t>(sound.size(), kFrameSamples));
        if (RecordingFrame* frame = ring.claim()) {
            frame->recording = handle_;
            frame->position = position;
            frame->side = side;
            frame->count = static_cast<std::uint8_t>(part.size());
            copy_as_alaw(part, codec, frame->samples.data());
            ring.publish();
        } else {
            ++refused;
        }
        position += static_cast<std::uint32_t>(part.size());
        sound = sound.subspan(part.size());
    }
    return refused;
}

}  // namespace hotline::media
