#pragma once
#include <cstdint>
#include <span>

#include "adapters/media/recording/recorder.hpp"
#include "adapters/media/recording/recording_timeline.hpp"
#include "adapters/media/sound/g711.hpp"

namespace hotline::media {

/// The media thread's end of one recording: gives both sides their place and sends them to the recorder.
class RecordingTap {
public:
    RecordingTap(RecordingHandle handle, SteadyTime start) : handle_(handle), left_(start), right_(start) {}

    /// Copies a packet's sound into the ring. Gives the frames for which the ring had no room.
    [[nodiscard]] std::uint32_t put(Recorder::Ring& ring, RecordingSide side, std::span<const std::uint8_t> sound,
                                    app::Codec codec, std::uint32_t timestamp, SteadyTime now);
    [[nodiscard]] RecordingHandle handle() const { return handle_; }

private:
    RecordingHandle handle_;
    RecordingTimeline left_;
    RecordingTimeline right_;
};

}  // namespace hotline::media
