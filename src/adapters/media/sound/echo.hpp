#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "adapters/media/steady_time.hpp"
#include "app/ports/signalling.hpp"

namespace hotline::media {

/// What somebody said, given back a little later: who tests his line hears himself after he has spoken.
class Echo {
public:
    static constexpr std::size_t kDelay = kSampleRate * 3 / 2;

    /// Sound of the peer. What comes faster than it is taken pushes the oldest out.
    void put(std::span<const std::uint8_t> sound, app::Codec codec);
    /// The next frame as A-law; silence while nothing is old enough.
    void next(std::span<std::uint8_t> frame);

private:
    std::array<std::uint8_t, 2 * kDelay> ring_;
    std::uint64_t written_{};
    std::uint64_t read_{};
    bool running_{};
};

}  // namespace hotline::media
