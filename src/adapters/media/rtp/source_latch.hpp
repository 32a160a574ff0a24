#pragma once
#include <cstdint>

#include "adapters/media/net/endpoint.hpp"
#include "adapters/media/steady_time.hpp"

namespace hotline::media {

/// Decides whose packets a plain RTP leg believes. The negotiated address is believed always; behind a NAT the peer
/// sends from another one, so the first sender is taken once ("symmetric RTP", RFC 4961) and held with its SSRC.
/// A stranger who comes first is displaced when the negotiated address speaks within the first packets.
class SourceLatch {
public:
    static constexpr std::uint32_t kOpenPackets = 5;
    static constexpr std::chrono::seconds kOpenTime{1};
    /// A held source may start a new SSRC (transfer, music on hold) once the old one is silent for so long.
    static constexpr std::chrono::milliseconds kSsrcSilence{200};

    /// What signalling says. The same address again changes nothing; another one starts over.
    void expect(const Endpoint& negotiated);
    /// Whether a packet is of our peer; false: drop it.
    [[nodiscard]] bool accept(const Endpoint& from, std::uint32_t ssrc, SteadyTime now);
    /// Where to send: the source that is held, before that the negotiated address.
    [[nodiscard]] const Endpoint& destination() const { return held_.is_set() ? held_ : negotiated_; }

private:
    void hold(const Endpoint& from, std::uint32_t ssrc, SteadyTime now);
    [[nodiscard]] bool is_open(SteadyTime now) const;

    Endpoint negotiated_;
    Endpoint held_;
    std::uint32_t ssrc_{};
    SteadyTime first_heard_{};
    SteadyTime last_heard_{};
    std::uint32_t packets_{};
};

}  // namespace hotline::media
