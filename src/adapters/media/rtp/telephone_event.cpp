#include "adapters/media/rtp/telephone_event.hpp"

#include <algorithm>
#include <string_view>

#include "adapters/media/sound/g711.hpp"
#include "adapters/media/sound/key_tone.hpp"

namespace hotline::media {
namespace {

constexpr std::string_view kKeys = "0123456789*#ABCD";
constexpr std::uint8_t kVolume = 10;

// Steps of 20 ms of one key.
constexpr int kToneSteps = 4;
constexpr int kEndSteps = 3;
constexpr int kPauseSteps = 3;
constexpr std::uint16_t kToneDuration = 800;
constexpr int kSoundingSteps = kToneDuration / static_cast<int>(kFrameSamples);

}  // namespace

std::optional<TelephoneEvent> parse_telephone_event(std::span<const std::uint8_t> payload) {
    if (payload.size() < kTelephoneEventBytes) return std::nullopt;
    return TelephoneEvent{.event = payload[0],
                          .end = (payload[1] & 0x80) != 0,
                          .volume = static_cast<std::uint8_t>(payload[1] & 0x3f),
                          .duration = static_cast<std::uint16_t>(payload[2] << 8 | payload[3])};
}

std::array<std::uint8_t, kTelephoneEventBytes> write_telephone_event(const TelephoneEvent& event) {
    return {event.event, static_cast<std::uint8_t>((event.end ? 0x80 : 0) | event.volume),
            static_cast<std::uint8_t>(event.duration >> 8), static_cast<std::uint8_t>(event.duration)};
}

std::optional<char> key_of_event(std::uint8_t event) { return event < kKeys.size() ? std::optional{kKeys[event]} : std::nullopt; }

std::optional<std::uint8_t> event_of_key(char key) {
    const std::size_t at = kKeys.find(key >= 'a' && key <= 'd' ? static_cast<char>(key - 'a' + 'A') : key);
    return at == std::string_view::npos ? std::nullopt : std::optional{static_cast<std::uint8_t>(at)};
}

std::optional<char> KeyReceiver::receive(const TelephoneEvent& event, std::uint32_t timestamp, SteadyTime now) {
    const auto key = key_of_event(event.event);
    if (!key) return std::nullopt;
    const bool known = is_known(event, timestamp, now);
    const bool older = known && static_cast<std::int32_t>(timestamp - timestamp_) < 0;
    if (!older) {
        ended_ = event.end || (known && ended_ && timestamp == timestamp_);
        heard_ = true;
        event_ = event.event;
        timestamp_ = timestamp;
        last_heard_ = now;
    }
    return known ? std::nullopt : key;
}

bool KeyReceiver::is_known(const TelephoneEvent& event, std::uint32_t timestamp, SteadyTime now) const {
    constexpr std::int32_t kLateReach = 2 * kSampleRate;  // a repeated end of the key before may come late
    constexpr std::int32_t kSegment = 0xffff;             // a key held for over 8 s continues in a new segment (RFC 4733 2.5.1.3)
    if (!heard_ || now - last_heard_ > kForgotten) return false;
    const auto step = static_cast<std::int32_t>(timestamp - timestamp_);
    if (step == 0) return true;
    if (step == kSegment && event.event == event_ && !ended_) return true;
    return step < 0 && step > -kLateReach;
}

void KeySender::add(const std::string& keys) {
    if (!is_busy()) {
        keys_.clear();
        next_ = 0;
    }
    std::ranges::copy_if(keys, std::back_inserter(keys_), [](char key) { return event_of_key(key).has_value(); });
}

KeySender::Step KeySender::take() {
    const Step step{*event_of_key(keys_[next_]), step_};
    if (++step_ == kToneSteps + kEndSteps + kPauseSteps) {
        step_ = 0;
        ++next_;
    }
    return step;
}

std::optional<KeySender::Packet> KeySender::next() {
    const auto [event, step] = take();
    if (step < kToneSteps) {
        const auto duration = static_cast<std::uint16_t>((step + 1) * static_cast<int>(kFrameSamples));
        return Packet{.event = {event, false, kVolume, duration}, .begins = step == 0};
    }
    if (step < kToneSteps + kEndSteps) return Packet{.event = {event, true, kVolume, kToneDuration}};
    return std::nullopt;
}

void KeySender::next_tone(std::span<std::uint8_t, kFrameSamples> alaw) {
    const auto [event, step] = take();
    if (step < kSoundingSteps) return write_key_tone(event, static_cast<std::uint32_t>(step) * kFrameSamples, alaw);
    std::ranges::fill(alaw, kAlawSilence);
}

}  // namespace hotline::media
