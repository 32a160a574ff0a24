#pragma once
#include <utility>

#include "adapters/media/net/endpoint.hpp"
#include "base/result.hpp"

namespace hotline::media {

/// A bound, non-blocking UDP socket.
class UdpSocket {
public:
    /// The refusal is an errno.
    [[nodiscard]] static Result<UdpSocket, int> bound_to(const Endpoint& local);

    UdpSocket(UdpSocket&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}
    UdpSocket& operator=(UdpSocket&& other) noexcept {
        std::swap(socket_, other.socket_);
        return *this;
    }
    ~UdpSocket();

    [[nodiscard]] int handle() const { return socket_; }
    /// For sockets that carry many peers: room for a burst of all of them.
    void want_receive_buffer(int bytes);

private:
    explicit UdpSocket(int socket) : socket_(socket) {}
    int socket_;
};

}  // namespace hotline::media
