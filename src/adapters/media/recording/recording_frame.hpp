#pragma once
#include <array>
#include <cstdint>

#include "adapters/media/steady_time.hpp"

namespace hotline::media {

/// Names one recording between media thread and recorder.
struct RecordingHandle {
    std::uint32_t value{};
    auto operator<=>(const RecordingHandle&) const = default;
};

enum class RecordingSide : std::uint8_t { left, right };

/// A piece of one side of a recording on its way to the recorder. A-law.
struct RecordingFrame {
    RecordingHandle recording;
    std::uint32_t position{};  ///< of the first sample, counted from the recording's start
    RecordingSide side{};
    std::uint8_t count{};
    std::array<std::uint8_t, kFrameSamples> samples;
};

}  // namespace hotline::media
