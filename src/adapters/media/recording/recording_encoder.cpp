#include "adapters/media/recording/recording_encoder.hpp"

#include <algorithm>

#include "adapters/media/sound/g711.hpp"

namespace hotline::media {
namespace {

/// Both sides of a pair in one ear, limited as a telephone would.
std::int16_t mixed(std::uint8_t left, std::uint8_t right) {
    return static_cast<std::int16_t>(std::clamp(linear_of_alaw(left) + linear_of_alaw(right), -32768, 32767));
}

void mix(std::span<const std::uint8_t> pairs, std::vector<std::uint8_t>& out) {
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
        // Who alone speaks is kept bit by bit; most of a call is that.
        const std::uint8_t left = pairs[i];
        const std::uint8_t right = pairs[i + 1];
        if (right == kAlawSilence)
            out.push_back(left);
        else if (left == kAlawSilence)
            out.push_back(right);
        else
            out.push_back(alaw_of_linear(mixed(left, right)));
    }
}

}  // namespace

std::uint32_t RecordingEncoder::whole(std::uint32_t pairs) const {
    return format_ == RecordingFormat::adpcm_mono ? pairs / adpcm::kBlockSamples * adpcm::kBlockSamples : pairs;
}

void RecordingEncoder::encode(std::span<const std::uint8_t> pairs, std::vector<std::uint8_t>& out) {
    switch (format_) {
        case RecordingFormat::alaw_stereo: out.insert(out.end(), pairs.begin(), pairs.end()); return;
        case RecordingFormat::alaw_mono: mix(pairs, out); return;
        case RecordingFormat::adpcm_mono: encode_blocks(pairs, out); return;
    }
}

void RecordingEncoder::encode_blocks(std::span<const std::uint8_t> pairs, std::vector<std::uint8_t>& out) {
    while (!pairs.empty()) {
        const auto part = pairs.first(std::min<std::size_t>(pairs.size(), 2 * adpcm::kBlockSamples));
        adpcm::Samples samples{};
        for (std::size_t i = 0; 2 * i + 1 < part.size(); ++i) samples[i] = mixed(part[2 * i], part[2 * i + 1]);
        const adpcm::Block block = adpcm_.encode(samples);
        out.insert(out.end(), block.begin(), block.end());
        pairs = pairs.subspan(part.size());
    }
}

}  // namespace hotline::media
