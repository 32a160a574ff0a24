#include "adapters/media/sound/ima_adpcm.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace hotline::media::adpcm {
namespace {

Samples sine(double hz, double level, std::size_t from = 0) {
    Samples samples{};
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] =
            static_cast<std::int16_t>(level * std::sin(2 * std::numbers::pi * hz * static_cast<double>(from + i) / 8000));
    return samples;
}

/// Power of the signal over that of the error, in decibels.
double quality(const Samples& sent, const Samples& got) {
    double signal = 0;
    double error = 0;
    for (std::size_t i = 0; i < sent.size(); ++i) {
        signal += std::pow(sent[i], 2);
        error += std::pow(sent[i] - got[i], 2);
    }
    return 10 * std::log10(signal / std::max(error, 1e-9));
}

TEST(ImaAdpcm, KeepsATonesShape) {
    Encoder encoder;
    for (std::size_t block = 0; block < 4; ++block) {
        const Samples sent = sine(440, 8000, block * kBlockSamples);
        const Samples got = decode(encoder.encode(sent));
        EXPECT_EQ(got[0], sent[0]);
        if (block > 0) EXPECT_GT(quality(sent, got), 25) << block;  // the first block learns the step
    }
}

TEST(ImaAdpcm, SurvivesTheLoudestAndTheFastest) {
    Samples square{};
    for (std::size_t i = 0; i < square.size(); ++i) square[i] = i % 8 < 4 ? 32767 : -32768;
    Encoder encoder;
    static_cast<void>(encoder.encode(square));
    EXPECT_GT(quality(square, decode(encoder.encode(square))), 3);
}

TEST(ImaAdpcm, SilenceStaysSilence) {
    Encoder encoder;
    for (const std::int16_t sample : decode(encoder.encode(Samples{}))) EXPECT_LE(std::abs(sample), 8);
}

TEST(ImaAdpcm, DecodesAsTheSpecificationSays) {
    Block block{};
    block[0] = 0x10;  // first sample 16
    block[2] = 0;     // step 7
    block[4] = 0x7f;  // low nibble first: 15, then 7
    const Samples got = decode(block);
    EXPECT_EQ(got[0], 16);
    EXPECT_EQ(got[1], 16 - (7 + 3 + 1 + 0));       // sign, 4 2 1 of step 7, and an eighth of it
    EXPECT_EQ(got[2], got[1] + (16 + 8 + 4 + 2));  // the step went up by eight places to 16
}

TEST(ImaAdpcm, TakesAnyBytes) {
    for (unsigned fill = 0; fill < 256; ++fill) {
        Block block{};
        block.fill(static_cast<std::uint8_t>(fill));
        EXPECT_EQ(decode(block).size(), kBlockSamples);
    }
}

}  // namespace
}  // namespace hotline::media::adpcm
