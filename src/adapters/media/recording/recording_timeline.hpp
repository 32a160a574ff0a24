#pragma once
#include <cstdint>

#include "adapters/media/steady_time.hpp"

namespace hotline::media {

/// Places the packets of one side on the recording's time line: by RTP timestamp, so that jitter is not heard, but never
/// further than kMaxDrift from the time of arrival, so that both sides stay together.
class RecordingTimeline {
public:
    static constexpr std::int64_t kMaxDrift = kSampleRate / 5;

    explicit RecordingTimeline(SteadyTime start) : start_(start) {}
    /// Sample position of a packet that arrives (or is sent) now; never negative.
    [[nodiscard]] std::uint32_t position(std::uint32_t timestamp, SteadyTime now);

private:
    SteadyTime start_;
    bool anchored_{};
    std::uint32_t anchor_timestamp_{};
    std::int64_t anchor_position_{};
};

}  // namespace hotline::media
