#pragma once
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "adapters/media/net/udp_socket.hpp"

namespace hotline::media {

/// Binds RTP ports: even ones of a range with the RTCP port after each (RFC 3550 11), in random order, so that a late packet of
/// an ended call does not meet the next one and nobody can guess a port.
class PortPool {
public:
    struct Sockets {
        UdpSocket rtp;
        UdpSocket rtcp;  ///< on the next port
    };
    struct Taken {
        std::uint16_t port;
        Sockets sockets;
    };

    /// Both ends belong to the range.
    PortPool(std::string address, std::uint16_t first, std::uint16_t last);

    /// Nothing when every port is taken, by us or by others.
    [[nodiscard]] std::optional<Taken> take();
    void give_back(std::uint16_t port);
    [[nodiscard]] std::size_t free_ports() const { return free_; }

private:
    [[nodiscard]] std::optional<UdpSocket> bound_to(std::uint16_t port) const;

    std::string address_;
    std::uint16_t first_;
    std::vector<bool> taken_;
    std::size_t free_;
    std::minstd_rand random_{std::random_device{}()};
};

}  // namespace hotline::media
