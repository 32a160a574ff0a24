#pragma once
#include "adapters/media/line.hpp"
#include "adapters/media/media_leg.hpp"
#include "adapters/media/net/packet_io.hpp"
#include "adapters/media/net/udp_socket.hpp"
#include "adapters/media/rtp/source_latch.hpp"

namespace hotline::media {

/// RTP over a port of the leg's own (RFC 3550), as SIP negotiates it.
class PlainLine final : public Line, private DatagramSink {
public:
    PlainLine(UdpSocket socket, MediaLeg& leg, MediaContext& context, PacketIo& io);
    ~PlainLine() override;

    /// An address that is not set ends sending and hearing.
    void set_remote(const Endpoint& remote);

    [[nodiscard]] bool is_ready() const override { return remote_.is_set(); }
    void send(std::span<const std::uint8_t> packet) override;

private:
    bool on_datagram(std::span<std::uint8_t> datagram, const Endpoint& from) override;

    UdpSocket socket_;
    MediaLeg& leg_;
    MediaContext& context_;
    PacketIo& io_;
    Endpoint remote_;
    SourceLatch latch_;
};

}  // namespace hotline::media
