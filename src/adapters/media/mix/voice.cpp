#include "adapters/media/mix/voice.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "adapters/media/sound/g711.hpp"

namespace hotline::media {
namespace {

constexpr std::size_t kLongestPacket = 800;  // 100 ms
constexpr int kLateInARow = 3;               // late so often, the clock has moved rather than the packet
constexpr int kLookEvery = 100;              // frames, 2 s

}  // namespace

std::array<std::uint8_t, kFrameSamples> mixed_as_alaw(const Mix& mix) {
    std::array<std::uint8_t, kFrameSamples> alaw;
    std::ranges::transform(mix, alaw.begin(), [](std::int32_t sum) {
        return alaw_of_linear(static_cast<std::int16_t>(std::clamp(sum, -32768, 32767)));
    });
    return alaw;
}

void Voice::put(std::span<const std::uint8_t> sound, app::Codec codec, std::uint32_t timestamp) {
    sound = sound.first(std::min(sound.size(), kLongestPacket));
    const auto length = static_cast<std::int32_t>(sound.size());
    const auto ahead = static_cast<std::int32_t>(timestamp - next_);
    const bool is_late = flows_ && ahead < 0 && ahead > -static_cast<std::int32_t>(kSampleRate);
    if (is_late && ++late_in_a_row_ < kLateInARow) return;
    if (!flows_ || ahead < 0 || ahead > static_cast<std::int32_t>(kRoom) - length) begin(timestamp);
    late_in_a_row_ = 0;
    for (const std::uint8_t sample : sound) at(timestamp++) = linear_of(sample, codec);
    depth_ = std::max(depth_, static_cast<std::int32_t>(timestamp - next_));
}

void Voice::begin(std::uint32_t timestamp) {
    samples_.fill(0);
    next_ = timestamp - static_cast<std::uint32_t>(kDelay);
    depth_ = 0;
    least_depth_ = std::numeric_limits<std::int32_t>::max();
    frames_given_ = 0;
    flows_ = true;
}

void Voice::add_to(Mix& mix) {
    if (!flows_) return;
    for (std::int32_t& sum : mix) sum += std::exchange(at(next_++), 0);
    depth_ -= static_cast<std::int32_t>(kFrameSamples);
    if (depth_ <= 0) {  // he pauses, or the network does: what comes next waits anew
        flows_ = false;
        return;
    }
    least_depth_ = std::min(least_depth_, depth_);
    if (++frames_given_ < kLookEvery) return;
    if (least_depth_ > kDelay + static_cast<std::int32_t>(kFrameSamples)) skip_a_frame();
    least_depth_ = std::numeric_limits<std::int32_t>::max();
    frames_given_ = 0;
}

/// His clock runs fast, or a burst filled the buffer: the delay must not stay.
void Voice::skip_a_frame() {
    for (std::uint32_t i = 0; i < kFrameSamples; ++i) at(next_++) = 0;
    depth_ -= static_cast<std::int32_t>(kFrameSamples);
}

}  // namespace hotline::media
