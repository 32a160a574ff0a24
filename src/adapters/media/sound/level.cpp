#include "adapters/media/sound/level.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <vector>

namespace hotline::media {
namespace {

constexpr std::size_t kFrame = 160;  // 20 ms
constexpr double kFullScale = 32768.0;
constexpr double kSilenceDb = -50.0;
constexpr double kPauseBelowLoudestDb = 25.0;  // frames so much quieter than the loudest are pauses between words
constexpr double kTargetDb = -20.0;
constexpr double kHighestPeakDb = -1.0;

double db_of_power(double power) { return 10.0 * std::log10(std::max(power, 1e-12)); }

std::vector<double> powers_of_frames(std::span<const std::int16_t> sound) {
    std::vector<double> powers;
    powers.reserve(sound.size() / kFrame + 1);
    for (std::size_t at = 0; at < sound.size(); at += kFrame) {
        const auto frame = sound.subspan(at, std::min(kFrame, sound.size() - at));
        double sum = 0;
        for (const std::int16_t sample : frame) sum += static_cast<double>(sample) * sample;
        powers.push_back(sum / static_cast<double>(frame.size()) / (kFullScale * kFullScale));
    }
    return powers;
}

}  // namespace

std::optional<SoundLevel> level_of(std::span<const std::int16_t> sound) {
    const std::vector<double> powers = powers_of_frames(sound);
    const double loudest = powers.empty() ? 0.0 : *std::ranges::max_element(powers);
    if (db_of_power(loudest) < kSilenceDb) return std::nullopt;
    const double pause = loudest * std::pow(10.0, -kPauseBelowLoudestDb / 10.0);
    double sum = 0;
    double count = 0;
    for (const double power : powers) {
        if (power < pause) continue;
        sum += power;
        ++count;
    }
    int peak = 1;
    for (const std::int16_t sample : sound) peak = std::max(peak, std::abs(static_cast<int>(sample)));
    return SoundLevel{.speech_db = db_of_power(sum / count), .peak_db = 20.0 * std::log10(peak / kFullScale)};
}

double gain_to_telephone_level(const SoundLevel& level) {
    return std::min(kTargetDb - level.speech_db, kHighestPeakDb - level.peak_db);
}

void amplify(std::span<std::int16_t> sound, double gain_db) {
    constexpr double kLargest = std::numeric_limits<std::int16_t>::max();
    const double factor = std::pow(10.0, gain_db / 20.0);
    for (std::int16_t& sample : sound)
        sample = static_cast<std::int16_t>(std::clamp(std::round(sample * factor), -kLargest, kLargest));
}

}  // namespace hotline::media
