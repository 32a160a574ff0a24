#include "adapters/media/plain_line.hpp"

#include <fmt/format.h>

#include <array>

namespace hotline::media {

PlainLine::PlainLine(PortPool::Sockets sockets, MediaLeg& leg, MediaContext& context, PacketIo& io)
    : sockets_(std::move(sockets)),
      leg_(leg),
      context_(context),
      io_(io),
      reports_(fmt::format("{:08x}", leg.out().ssrc()), context.now) {
    io_.add(sockets_.rtp.handle(), *this);
    io_.add(sockets_.rtcp.handle(), report_sink_);
}

PlainLine::~PlainLine() {
    io_.remove(sockets_.rtp.handle());
    io_.remove(sockets_.rtcp.handle());
}

void PlainLine::set_remote(const Endpoint& remote) {
    remote_ = remote;
    if (remote.is_set()) latch_.expect(remote);
}

void PlainLine::send(std::span<const std::uint8_t> packet) {
    if (!io_.send(sockets_.rtp.handle(), latch_.destination(), packet)) context_.counts.send_refused.add();
}

void PlainLine::watch() {
    if (!is_ready() || !reports_.is_due(context_.now)) return;
    std::array<std::uint8_t, 200> report;
    const std::size_t length = reports_.write(std::as_writable_bytes(std::span{report}), leg_, context_.now);
    const Endpoint& sound = latch_.destination();
    const auto to = sound.with_port(static_cast<std::uint16_t>(sound.port() + 1));
    if (length > 0 && !io_.send(sockets_.rtcp.handle(), to, std::span{report}.first(length))) context_.counts.send_refused.add();
}

bool PlainLine::on_datagram(std::span<std::uint8_t> datagram, const Endpoint& from) {
    const auto drop = [](Count& count) {
        count.add();
        return false;
    };
    LoopCounts& counts = context_.counts;
    if (!is_ready()) return drop(counts.strangers);
    if (looks_like_rtcp(datagram)) return on_report(datagram, from);
    const auto packet = parse_rtp(datagram);
    if (!packet) return drop(counts.malformed);
    if (!latch_.accept(from, packet->header.ssrc, context_.now)) return drop(counts.strangers);
    leg_.receive(*packet);
    return true;
}

bool PlainLine::on_report(std::span<const std::uint8_t> datagram, const Endpoint& from) {
    LoopCounts& counts = context_.counts;
    if (!is_ready() || !from.same_host(latch_.destination())) {
        counts.strangers.add();
    } else if (!looks_like_rtcp(datagram) || !reports_.receive(std::as_bytes(datagram), leg_, context_.now)) {
        counts.malformed.add();
    } else {
        counts.rtcp_in.add();
    }
    return false;
}

bool PlainLine::ReportSink::on_datagram(std::span<std::uint8_t> datagram, const Endpoint& from) {
    return line_.on_report(datagram, from);
}

}  // namespace hotline::media
