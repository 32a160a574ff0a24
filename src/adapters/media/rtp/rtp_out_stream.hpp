#pragma once
#include <cstdint>
#include <optional>

#include "adapters/media/rtp/rtp_packet.hpp"
#include "adapters/media/steady_time.hpp"

namespace hotline::media {

/// The one RTP stream that a peer receives from us, whatever feeds it: prompts, silence, or now this and now that partner.
/// SSRC stays, sequence and timestamp go on without a jump, and the first packet of a new source carries the marker.
class RtpOutStream {
public:
    RtpOutStream(std::uint32_t ssrc, std::uint16_t first_sequence, std::uint32_t first_timestamp);

    /// The header for a packet of a partner. Gaps and reordering of its stream are kept, so that the peer's jitter buffer
    /// and loss figures see the truth. Nothing for a packet that is older than the moment its source took over.
    [[nodiscard]] std::optional<RtpHeader> relayed(const RtpHeader& in, std::uint64_t source, SteadyTime now);
    /// The header for a frame of our own sound, `samples` long.
    [[nodiscard]] RtpHeader generated(std::uint32_t samples, SteadyTime now);
    /// A packet of a telephone event (RFC 4733 2.5): `begins` takes a new timestamp, all others keep it.
    [[nodiscard]] RtpHeader event(bool begins, SteadyTime now);

    [[nodiscard]] std::uint32_t ssrc() const { return ssrc_; }
    [[nodiscard]] std::uint32_t last_timestamp() const { return last_timestamp_; }

private:
    enum class Feed : std::uint8_t { none, relay, own, event };

    [[nodiscard]] std::uint32_t timestamp_of_new_source(SteadyTime now) const;
    [[nodiscard]] bool continues(const RtpHeader& in, std::uint64_t source, SteadyTime now) const;
    void anchor(const RtpHeader& in, std::uint64_t source, SteadyTime now);
    void note_newest(const RtpHeader& in, const RtpHeader& out, bool anchored, SteadyTime now);

    std::uint32_t ssrc_;
    std::uint16_t last_sequence_;   // highest sent
    std::uint32_t last_timestamp_;  // newest sent
    SteadyTime last_sent_{};        // when that was
    Feed feed_{Feed::none};
    std::uint32_t event_timestamp_{};

    // of the present source
    std::uint64_t source_{};
    std::uint32_t source_ssrc_{};
    std::uint16_t source_highest_{};
    std::uint32_t source_timestamp_{};
    std::uint16_t sequence_offset_{};
    std::uint32_t timestamp_offset_{};
    std::uint32_t since_anchor_{};
};

}  // namespace hotline::media
