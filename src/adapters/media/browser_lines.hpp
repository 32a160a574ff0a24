#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "adapters/media/line.hpp"
#include "adapters/media/media_leg.hpp"
#include "adapters/media/net/shared_socket.hpp"
#include "adapters/media/webrtc/dtls_server.hpp"
#include "adapters/media/webrtc/ice_credentials.hpp"
#include "adapters/media/webrtc/srtp_session.hpp"

namespace hotline::media {

/// How a browser's line is recognised and what it must prove.
struct BrowserTerms {
    webrtc::DtlsLegKey key{};  ///< fresh for each connection
    webrtc::IceCredentials ours;
    webrtc::Fingerprint browser{};
    std::string cname;
};

/// All browser lines: one UDP port, told apart by the source address, which a STUN check with the line's password ties to
/// its line (ICE-lite, RFC 8445; RFC 7983 tells STUN, DTLS and SRTP apart). Media thread only.
class BrowserLines final : private DatagramSink {
public:
    BrowserLines(UdpSocket socket, webrtc::DtlsServer& dtls, MediaContext& context, std::chrono::seconds consent_timeout);
    ~BrowserLines() override;

    /// A line for this leg, which must outlive it. The leg's earlier line, if any, must be gone.
    [[nodiscard]] std::unique_ptr<Line> open(MediaLeg& leg, BrowserTerms terms);

    /// Each tick, before the legs' turn: what came from browsers and from the DTLS thread.
    void receive();
    /// Each tick, at its end.
    void flush();
    /// About once a second: consent (RFC 7675) and RTCP reports.
    void watch();
    /// A page has not been told yet that its line was closed.
    [[nodiscard]] bool has_farewells() const { return !farewells_.empty(); }

private:
    class BrowserLine;
    struct Farewell {
        Endpoint peer;
        SteadyTime until;
    };
    static constexpr std::chrono::seconds kFarewellTime{1};

    bool on_datagram(std::span<std::uint8_t> datagram, const Endpoint& from) override;
    void sort(std::span<std::uint8_t> datagram, const Endpoint& from);
    void on_check(std::span<const std::uint8_t> datagram, const Endpoint& from);
    void on_dtls(const webrtc::DtlsEvent& event);
    [[nodiscard]] BrowserLine* line_at(const Endpoint& from) const;
    void close(BrowserLine& line);
    void say_farewell(const webrtc::DtlsEvent& event);
    void send_dtls(const webrtc::DtlsEvent& event, const Endpoint& to);

    SharedSocket socket_;
    MediaContext& context_;
    std::chrono::seconds consent_timeout_;
    std::unique_ptr<webrtc::DtlsDoor> dtls_;

    // Lines belong to their legs; these only find them.
    std::map<std::string, BrowserLine*, std::less<>> by_ufrag_;
    std::unordered_map<Endpoint, BrowserLine*> by_source_;
    std::unordered_map<webrtc::DtlsLegKey, BrowserLine*> by_key_;
    std::unordered_map<webrtc::DtlsLegKey, Farewell> farewells_;
};

}  // namespace hotline::media
