#include "adapters/media/sound/key_tone.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include "adapters/media/sound/g711.hpp"
#include "adapters/media/steady_time.hpp"

namespace hotline::media {
namespace {

struct Pair {
    double low;
    double high;  // Hz
};

constexpr std::array<double, 4> kRows{697, 770, 852, 941};
constexpr std::array<double, 4> kColumns{1209, 1336, 1477, 1633};

// 0-9 * # A-D on the keypad 123A 456B 789C *0#D.
constexpr std::array<Pair, 16> kPairs = [] {
    constexpr std::array<int, 16> kRow{3, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 0, 1, 2, 3};
    constexpr std::array<int, 16> kColumn{1, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 2, 3, 3, 3, 3};
    std::array<Pair, 16> pairs{};
    for (std::size_t i = 0; i < pairs.size(); ++i)
        pairs[i] = {kRows[static_cast<std::size_t>(kRow[i])], kColumns[static_cast<std::size_t>(kColumn[i])]};
    return pairs;
}();

// -10 and -8 dBm0: the higher tone suffers more on its way.
constexpr double kLowAmplitude = 7200;
constexpr double kHighAmplitude = 9000;

}  // namespace

void write_key_tone(std::uint8_t event, std::uint32_t from, std::span<std::uint8_t> alaw) {
    const Pair& tones = kPairs[event % kPairs.size()];
    for (std::uint8_t& sample : alaw) {
        const double turns = 2 * std::numbers::pi * from++ / kSampleRate;
        const double sum = kLowAmplitude * std::sin(tones.low * turns) + kHighAmplitude * std::sin(tones.high * turns);
        sample = alaw_of_linear(static_cast<std::int16_t>(sum));
    }
}

}  // namespace hotline::media
