#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "adapters/media/media_leg.hpp"

namespace hotline::media {

/// RTCP of one line (RFC 3550 6): a report of what we sent and heard each 5 s, and what the peer says of what it heard.
class Reports {
public:
    static constexpr std::chrono::seconds kEvery{5};

    Reports(std::string cname, SteadyTime now) : cname_(std::move(cname)), next_(now + kEvery) {}

    [[nodiscard]] bool is_due(SteadyTime now) const { return now >= next_; }
    /// Writes a compound packet; 0 when there is nothing to report or no room.
    [[nodiscard]] std::size_t write(std::span<std::byte> out, const MediaLeg& leg, SteadyTime now);
    /// False when it is no RTCP.
    bool receive(std::span<const std::byte> compound, MediaLeg& leg, SteadyTime now);

private:
    std::string cname_;
    SteadyTime next_;
    std::uint32_t peer_sr_{};  // middle 32 bits of the peer's last SR
    SteadyTime peer_sr_at_;
    std::uint64_t received_before_{};
    std::uint64_t lost_before_{};
};

}  // namespace hotline::media
