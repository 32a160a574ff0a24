#include "adapters/media/recording/recording_timeline.hpp"

#include <algorithm>
#include <cstdlib>

namespace hotline::media {

std::uint32_t RecordingTimeline::position(std::uint32_t timestamp, SteadyTime now) {
    const std::int64_t by_clock = std::max<std::int64_t>(samples_in(now - start_), 0);
    const std::int64_t by_timestamp = anchor_position_ + static_cast<std::int32_t>(timestamp - anchor_timestamp_);
    const bool drifted = !anchored_ || by_timestamp < 0 || std::abs(by_timestamp - by_clock) > kMaxDrift;
    anchored_ = true;
    anchor_timestamp_ = timestamp;  // moves along, so that the difference never nears 2^31
    anchor_position_ = drifted ? by_clock : by_timestamp;
    return static_cast<std::uint32_t>(anchor_position_);
}

}  // namespace hotline::media
