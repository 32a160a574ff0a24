#pragma once
#include <chrono>
#include <cstdint>
#include <span>

#include "adapters/media/steady_time.hpp"
#include "app/ports/signalling.hpp"

namespace hotline::media {

/// Tells speech from silence by loudness: good enough to know that a caller has begun, or has finished, a message. A peer that
/// sends nothing while it is silent counts as silent.
class SpeechWatch {
public:
    enum class News { none, speech, pause };

    SpeechWatch(std::chrono::milliseconds pause, SteadyTime now) : pause_(pause), loud_at_(now) {}

    /// A packet of the far end's sound.
    [[nodiscard]] News hear(std::span<const std::uint8_t> sound, app::Codec codec, SteadyTime now);
    /// Time has passed.
    [[nodiscard]] News look(SteadyTime now);

private:
    std::chrono::milliseconds pause_;
    SteadyTime loud_at_;
    int loud_packets_{0};  ///< in a row: a click is no speech
    bool speaking_{false};
    bool pause_reported_{false};
};

}  // namespace hotline::media
