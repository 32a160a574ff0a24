#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>

namespace hotline::media {

/// A waveform is a small file beside its recording, drawn by the page: 8 bytes "HLWF", version 1, channels, 0, 0; then for each
/// 50 ms and channel one byte, the loudest sample as the magnitude of its A-law code (0 to 127, G.711 table 1a), which is
/// about logarithmic. Two hours of both sides are 288 kB.
inline constexpr std::uint32_t kWaveformBucket = 400;  // samples: 50 ms

[[nodiscard]] std::filesystem::path waveform_path(const std::filesystem::path& recording);

/// Makes it unless it is there and not older than the recording; gives its path. Nothing when the recording cannot be read or
/// the waveform not be written.
[[nodiscard]] std::optional<std::filesystem::path> waveform_beside(const std::filesystem::path& recording);

}  // namespace hotline::media
