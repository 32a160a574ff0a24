#pragma once
#include <cstdint>
#include <memory>
#include <span>

#include "adapters/media/net/endpoint.hpp"

namespace hotline::media {

/// Longer ones are cut: no sound of 20 to 100 ms comes near it.
inline constexpr std::size_t kLongestDatagram = 2048;

/// Takes what arrives on one socket. The datagram may be changed in place; it is gone after the call.
class DatagramSink {
public:
    virtual ~DatagramSink() = default;
    /// Something waits for it and is about to be read: what it needs is fetched into the cache meanwhile.
    virtual void prepare() const {}
    /// False: it was not the peer's; more may wait behind it, so that a flood does not delay the peer.
    virtual bool on_datagram(std::span<std::uint8_t> datagram, const Endpoint& from) = 0;
};

/// How a media thread moves packets of many sockets, a peer each. Single-threaded; nothing blocks.
class PacketIo {
public:
    virtual ~PacketIo() = default;
    /// The sink must stay until remove(). Neither may be called from within a sink.
    virtual void add(int socket, DatagramSink& sink) = 0;
    virtual void remove(int socket) = 0;
    /// Gives waiting datagrams to their sinks, at most one wanted of each socket and round; ends early when none are left.
    virtual void receive(int rounds) = 0;
    /// False when the kernel refused the packet.
    virtual bool send(int socket, const Endpoint& to, std::span<const std::uint8_t> packet) = 0;
};

/// Readiness by epoll, a system call per packet. Throws std::system_error when the kernel gives no epoll instance.
[[nodiscard]] std::unique_ptr<PacketIo> make_epoll_io();

}  // namespace hotline::media
