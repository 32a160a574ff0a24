#pragma once
#include <cstdint>
#include <optional>

#include "adapters/media/rtp/rtp_packet.hpp"
#include "adapters/media/steady_time.hpp"

namespace hotline::media {

/// How a leg is received: packets, loss and interarrival jitter as RFC 3550 A.3 and A.8 count them, over all its SSRCs.
class Reception {
public:
    /// `is_sound`: telephone events keep their timestamp and say nothing about jitter.
    void note(const RtpHeader& header, bool is_sound, SteadyTime now);

    [[nodiscard]] std::uint64_t received() const { return received_; }
    [[nodiscard]] std::uint64_t lost() const;
    [[nodiscard]] double jitter_ms() const { return jitter_ / (kSampleRate / 1000.0); }
    [[nodiscard]] std::uint32_t jitter_samples() const { return static_cast<std::uint32_t>(jitter_); }
    /// The source heard last, nothing before the first packet.
    [[nodiscard]] std::optional<std::uint32_t> ssrc() const { return received_ == 0 ? std::nullopt : std::optional{ssrc_}; }
    [[nodiscard]] std::uint32_t highest_sequence() const { return cycles_ + highest_; }

private:
    void restart(const RtpHeader& header);
    [[nodiscard]] std::uint64_t expected_of_source() const { return std::uint64_t{cycles_} + highest_ - base_ + 1; }

    std::uint64_t received_{};
    std::uint64_t expected_before_{};  // of earlier sources
    std::uint32_t ssrc_{};
    std::uint32_t cycles_{};
    std::uint16_t base_{};
    std::uint16_t highest_{};
    double jitter_{};  // samples
    std::optional<std::int64_t> last_transit_;
};

}  // namespace hotline::media
