#pragma once
#include "adapters/media/line.hpp"
#include "adapters/media/media_leg.hpp"
#include "adapters/media/net/packet_io.hpp"
#include "adapters/media/net/port_pool.hpp"
#include "adapters/media/rtp/reports.hpp"
#include "adapters/media/rtp/source_latch.hpp"

namespace hotline::media {

/// RTP over a port of the leg's own and RTCP over the next one (RFC 3550), as SIP negotiates it.
class PlainLine final : public Line, private DatagramSink {
public:
    PlainLine(PortPool::Sockets sockets, MediaLeg& leg, MediaContext& context, PacketIo& io);
    ~PlainLine() override;

    /// An address that is not set ends sending and hearing.
    void set_remote(const Endpoint& remote);
    /// About once a second: our reports.
    void watch();

    [[nodiscard]] bool is_ready() const override { return remote_.is_set(); }
    void send(std::span<const std::uint8_t> packet) override;

private:
    /// What comes on the RTCP port. A report is believed from the address that the sound comes from.
    class ReportSink final : public DatagramSink {
    public:
        explicit ReportSink(PlainLine& line) : line_(line) {}
        bool on_datagram(std::span<std::uint8_t> datagram, const Endpoint& from) override;

    private:
        PlainLine& line_;
    };

    void prepare() const override { leg_.prepare(); }
    bool on_datagram(std::span<std::uint8_t> datagram, const Endpoint& from) override;
    bool on_report(std::span<const std::uint8_t> datagram, const Endpoint& from);

    PortPool::Sockets sockets_;
    ReportSink report_sink_{*this};
    MediaLeg& leg_;
    MediaContext& context_;
    PacketIo& io_;
    Endpoint remote_;
    SourceLatch latch_;
    Reports reports_;
};

}  // namespace hotline::media
