#pragma once
#include <chrono>
#include <cstdint>

namespace hotline::media {

using SteadyTime = std::chrono::steady_clock::time_point;

inline constexpr std::uint32_t kSampleRate = 8000;
inline constexpr std::uint32_t kFrameSamples = 160;
inline constexpr std::chrono::milliseconds kFrameTime{20};

/// Samples of 8 kHz sound in a span of time, rounded down.
[[nodiscard]] constexpr std::int64_t samples_in(std::chrono::nanoseconds time) { return time.count() / 125'000; }

}  // namespace hotline::media
