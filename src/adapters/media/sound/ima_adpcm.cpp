#include "adapters/media/sound/ima_adpcm.hpp"

#include <algorithm>

namespace hotline::media::adpcm {
namespace {

constexpr std::array<int, 89> kSteps{
    7,    8,    9,    10,   11,    12,    13,    14,    16,    17,    19,    21,    23,    25,    28,    31,    34,   37,
    41,   45,   50,   55,   60,    66,    73,    80,    88,    97,    107,   118,   130,   143,   157,   173,   190,  209,
    230,  253,  279,  307,  337,   371,   408,   449,   494,   544,   598,   658,   724,   796,   876,   963,   1060, 1166,
    1282, 1411, 1552, 1707, 1878,  2066,  2272,  2499,  2749,  3024,  3327,  3660,  4026,  4428,  4871,  5358,  5894, 6484,
    7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767};
constexpr std::array<int, 8> kIndexChange{-1, -1, -1, -1, 2, 4, 6, 8};
constexpr int kLastStep = static_cast<int>(kSteps.size()) - 1;
constexpr unsigned kSign = 8;

/// What encoder and decoder know after the same codes.
struct Predictor {
    int sample{};
    int step_index{};

    void take(unsigned code) {
        const int step = kSteps[static_cast<std::size_t>(step_index)];
        int change = step >> 3;
        if ((code & 4) != 0) change += step;
        if ((code & 2) != 0) change += step >> 1;
        if ((code & 1) != 0) change += step >> 2;
        sample = std::clamp((code & kSign) != 0 ? sample - change : sample + change, -32768, 32767);
        step_index = std::clamp(step_index + kIndexChange[code & 7], 0, kLastStep);
    }

    [[nodiscard]] unsigned code_for(int wanted) const {
        int step = kSteps[static_cast<std::size_t>(step_index)];
        int rest = wanted - sample;
        unsigned code = 0;
        if (rest < 0) {
            code = kSign;
            rest = -rest;
        }
        for (unsigned bit = 4; bit != 0; bit >>= 1, step >>= 1) {
            if (rest < step) continue;
            code |= bit;
            rest -= step;
        }
        return code;
    }
};

}  // namespace

Block Encoder::encode(const Samples& samples) {
    Block block{};
    Predictor predictor{.sample = samples[0], .step_index = step_index_};
    block[0] = static_cast<std::uint8_t>(samples[0] & 0xff);
    block[1] = static_cast<std::uint8_t>((samples[0] >> 8) & 0xff);
    block[2] = static_cast<std::uint8_t>(step_index_);
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const unsigned code = predictor.code_for(samples[i]);
        predictor.take(code);
        const std::size_t at = 4 + (i - 1) / 2;
        block[at] = static_cast<std::uint8_t>(block[at] | (i % 2 == 1 ? code : code << 4U));  // the earlier one in the low bits
    }
    step_index_ = predictor.step_index;
    return block;
}

Samples decode(std::span<const std::uint8_t, kBlockBytes> block) {
    Samples samples{};
    samples[0] = static_cast<std::int16_t>(block[0] | block[1] << 8);
    Predictor predictor{.sample = samples[0], .step_index = std::min<int>(block[2], kLastStep)};
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const unsigned byte = block[4 + (i - 1) / 2];
        predictor.take(i % 2 == 1 ? byte & 0x0fU : byte >> 4U);
        samples[i] = static_cast<std::int16_t>(predictor.sample);
    }
    return samples;
}

}  // namespace hotline::media::adpcm
