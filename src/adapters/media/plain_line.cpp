#include "adapters/media/plain_line.hpp"

namespace hotline::media {

PlainLine::PlainLine(UdpSocket socket, MediaLeg& leg, MediaContext& context, PacketIo& io)
    : socket_(std::move(socket)), leg_(leg), context_(context), io_(io) {
    io_.add(socket_.handle(), *this);
}

PlainLine::~PlainLine() { io_.remove(socket_.handle()); }

void PlainLine::set_remote(const Endpoint& remote) {
    remote_ = remote;
    if (remote.is_set()) latch_.expect(remote);
}

void PlainLine::send(std::span<const std::uint8_t> packet) {
    if (!io_.send(socket_.handle(), latch_.destination(), packet)) context_.counts.send_refused.add();
}

void PlainLine::on_datagram(std::span<std::uint8_t> datagram, const Endpoint& from) {
    if (!is_ready()) return context_.counts.strangers.add();
    if (looks_like_rtcp(datagram)) return context_.counts.rtcp_in.add();
    const auto packet = parse_rtp(datagram);
    if (!packet) return context_.counts.malformed.add();
    if (!latch_.accept(from, packet->header.ssrc, context_.now)) return context_.counts.strangers.add();
    leg_.receive(*packet);
}

}  // namespace hotline::media
