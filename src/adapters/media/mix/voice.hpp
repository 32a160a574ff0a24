#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "adapters/media/steady_time.hpp"
#include "app/ports/signalling.hpp"

namespace hotline::media {

/// Sums of 20 ms of several voices, before they are cut to 16 bits.
using Mix = std::array<std::int32_t, kFrameSamples>;
/// Too loud a sum is clipped, as a telephone would.
[[nodiscard]] std::array<std::uint8_t, kFrameSamples> mixed_as_alaw(const Mix& mix);

/// One speaker on his way into one listener's mix: takes his packets as they come and gives 20 ms each time it is asked.
/// Sound waits kDelay for packets that are late or out of order; what is lost is silence.
class Voice {
public:
    static constexpr std::int32_t kDelay = kSampleRate / 25;  ///< 40 ms
    static constexpr std::size_t kRoom = 2048;                ///< samples; a power of two, so that timestamps may wrap

    void put(std::span<const std::uint8_t> sound, app::Codec codec, std::uint32_t timestamp);
    /// Adds the next 20 ms; nothing while the speaker is silent.
    void add_to(Mix& mix);

private:
    void begin(std::uint32_t timestamp);
    void skip_a_frame();
    [[nodiscard]] std::int16_t& at(std::uint32_t timestamp) { return samples_[timestamp % kRoom]; }

    std::array<std::int16_t, kRoom> samples_{};  // silence where nothing came yet
    std::uint32_t next_{};                       // timestamp of the sample to be given next
    std::int32_t depth_{};                       // samples from there to the end of the newest packet
    std::int32_t least_depth_{};                 // since the depth was looked at last
    int frames_given_{};                         // since then
    int late_in_a_row_{};
    bool flows_{};
};

}  // namespace hotline::media
