#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "adapters/media/steady_time.hpp"

namespace hotline::media {

/// The payload of RFC 4733 2.3.
struct TelephoneEvent {
    std::uint8_t event{};
    bool end{};
    std::uint8_t volume{};     ///< -dBm0
    std::uint16_t duration{};  ///< timestamp units
};
inline constexpr std::size_t kTelephoneEventBytes = 4;

[[nodiscard]] std::optional<TelephoneEvent> parse_telephone_event(std::span<const std::uint8_t> payload);
[[nodiscard]] std::array<std::uint8_t, kTelephoneEventBytes> write_telephone_event(const TelephoneEvent& event);

/// Events 0-15 are the keys 0-9 * # A-D (RFC 4733 table 3).
[[nodiscard]] std::optional<char> key_of_event(std::uint8_t event);
[[nodiscard]] std::optional<std::uint8_t> event_of_key(char key);

/// Counts each key press once, on the first packet of it that arrives: any of the others, the end too, may be lost.
class KeyReceiver {
public:
    /// A press with the timestamp of an earlier one counts anew when that was silent for so long (some phones never move it).
    static constexpr std::chrono::seconds kForgotten{1};

    [[nodiscard]] std::optional<char> receive(const TelephoneEvent& event, std::uint32_t timestamp, SteadyTime now);

private:
    [[nodiscard]] bool is_known(const TelephoneEvent& event, std::uint32_t timestamp, SteadyTime now) const;

    bool heard_{};
    bool ended_{};
    std::uint8_t event_{};
    std::uint32_t timestamp_{};
    SteadyTime last_heard_{};
};

/// Turns keys into steps of 20 ms, either event packets (100 ms of tone with the end sent three times, then a pause of 60 ms)
/// or tones (100 ms, then as long a pause).
class KeySender {
public:
    struct Packet {
        TelephoneEvent event;
        bool begins{};
    };

    /// Appends keys; what is no key is left out.
    void add(const std::string& keys);
    [[nodiscard]] bool is_busy() const { return next_ < keys_.size(); }
    /// To be asked each 20 ms while busy; nothing during the pause.
    [[nodiscard]] std::optional<Packet> next();
    /// The same for a peer that takes no events.
    void next_tone(std::span<std::uint8_t, kFrameSamples> alaw);

private:
    struct Step {
        std::uint8_t event;
        int number;
    };
    [[nodiscard]] Step take();

    std::string keys_;
    std::size_t next_{};
    int step_{};
};

}  // namespace hotline::media
