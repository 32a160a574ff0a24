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

bool PlainLine::on_datagram(std::span<std::uint8_t> datagram, const Endpoint& from) {
    const auto drop = [](Count& count) {
        count.add();
        return false;
    };
    LoopCounts& counts = context_.counts;
    if (!is_ready()) return drop(counts.strangers);
    if (looks_like_rtcp(datagram)) return drop(counts.rtcp_in);
    const auto packet = parse_rtp(datagram);
    if (!packet) return drop(counts.malformed);
    if (!latch_.accept(from, packet->header.ssrc, context_.now)) return drop(counts.strangers);
    leg_.receive(*packet);
    return true;
}

}  // namespace hotline::media
