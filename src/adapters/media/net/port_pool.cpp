#include "adapters/media/net/port_pool.hpp"

namespace hotline::media {

PortPool::PortPool(std::string address, std::uint16_t first, std::uint16_t last)
    : address_(std::move(address)),
      first_(static_cast<std::uint16_t>(first + (first & 1))),
      taken_(last > first_ ? (last - first_ + 1U) / 2U : 0U),
      free_(taken_.size()) {}

std::optional<PortPool::Taken> PortPool::take() {
    if (free_ == 0) return std::nullopt;
    const std::size_t begin = random_() % taken_.size();
    for (std::size_t i = 0; i < taken_.size(); ++i) {
        const std::size_t at = (begin + i) % taken_.size();
        if (taken_[at]) continue;
        const auto port = static_cast<std::uint16_t>(first_ + 2 * at);
        auto rtp = bound_to(port);
        auto rtcp = bound_to(static_cast<std::uint16_t>(port + 1));
        if (!rtp || !rtcp) continue;
        taken_[at] = true;
        --free_;
        return Taken{port, {std::move(*rtp), std::move(*rtcp)}};
    }
    return std::nullopt;
}

std::optional<UdpSocket> PortPool::bound_to(std::uint16_t port) const {
    const auto local = Endpoint::from(address_, port);
    if (!local) return std::nullopt;
    auto socket = UdpSocket::bound_to(*local);
    if (!socket) return std::nullopt;
    return std::move(*socket);
}

void PortPool::give_back(std::uint16_t port) {
    const std::size_t at = (port - first_) / 2U;
    if (at >= taken_.size() || !taken_[at]) return;
    taken_[at] = false;
    ++free_;
}

}  // namespace hotline::media
