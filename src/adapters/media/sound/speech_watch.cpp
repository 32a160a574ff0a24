#include "adapters/media/sound/speech_watch.hpp"

#include <cstdlib>

#include "adapters/media/sound/g711.hpp"

namespace hotline::media {
namespace {

constexpr int kLoud = 300;         // mean of |sample|, of 32768: above a line's hum, below quiet speech (about -40 dBm0)
constexpr int kSpeechPackets = 3;  // 60 ms
constexpr std::size_t kStride = 4;

int loudness(std::span<const std::uint8_t> sound, app::Codec codec) {
    int sum = 0;
    int count = 0;
    for (std::size_t at = 0; at < sound.size(); at += kStride, ++count) {
        const std::uint8_t alaw = codec == app::Codec::pcmu ? alaw_of_ulaw(sound[at]) : sound[at];
        sum += std::abs(static_cast<int>(linear_of_alaw(alaw)));
    }
    return count == 0 ? 0 : sum / count;
}

}  // namespace

SpeechWatch::News SpeechWatch::hear(std::span<const std::uint8_t> sound, app::Codec codec, SteadyTime now) {
    if (loudness(sound, codec) < kLoud) {
        loud_packets_ = 0;
        return News::none;
    }
    if (++loud_packets_ < kSpeechPackets) return News::none;
    loud_at_ = now;
    pause_reported_ = false;
    if (speaking_) return News::none;
    speaking_ = true;
    return News::speech;
}

SpeechWatch::News SpeechWatch::look(SteadyTime now) {
    if (pause_reported_ || now - loud_at_ < pause_) return News::none;
    pause_reported_ = true;
    speaking_ = false;
    return News::pause;
}

}  // namespace hotline::media
