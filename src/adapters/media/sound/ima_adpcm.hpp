#pragma once
#include <array>
#include <cstdint>
#include <span>

namespace hotline::media::adpcm {

/// IMA ADPCM in WAV blocks (format tag 0x11), mono: a header with the first sample in full, then four bits a sample.
inline constexpr std::size_t kBlockBytes = 256;
inline constexpr std::uint32_t kBlockSamples = 1 + 2 * (kBlockBytes - 4);  // 505: 63 ms at 8 kHz

using Samples = std::array<std::int16_t, kBlockSamples>;
using Block = std::array<std::uint8_t, kBlockBytes>;

/// Encodes blocks of one stream one after another; the step width is carried over.
class Encoder {
public:
    [[nodiscard]] Block encode(const Samples& samples);

private:
    int step_index_{};
};

/// Each block stands for itself, so that a player may begin anywhere. A step index beyond the table is taken as its end.
[[nodiscard]] Samples decode(std::span<const std::uint8_t, kBlockBytes> block);

}  // namespace hotline::media::adpcm
