#include "unit/sip/wire.hpp"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace hotline::sip::test {
namespace {

sockaddr_in address(const char* host, std::uint16_t port) {
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(port);
    ::inet_pton(AF_INET, host, &at.sin_addr);
    return at;
}

}  // namespace

Wire::Wire(Transport transport, std::uint16_t port, const char* from) {
    fd_ = ::socket(AF_INET, (transport == Transport::udp ? SOCK_DGRAM : SOCK_STREAM) | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const auto local = address(from, 0);
    const auto remote = address("127.0.0.1", port);
    ::bind(fd_, reinterpret_cast<const sockaddr*>(&local), sizeof local);
    const int at_once = ::connect(fd_, reinterpret_cast<const sockaddr*>(&remote), sizeof remote);
    pollfd ready{.fd = fd_, .events = POLLOUT, .revents = 0};
    if (at_once == 0 || (::poll(&ready, 1, 300) == 1 && (ready.revents & (POLLERR | POLLHUP)) == 0)) return;
    ::close(fd_);
    fd_ = -1;
}

Wire::~Wire() {
    if (fd_ >= 0) ::close(fd_);
}

std::uint16_t Wire::port() const {
    sockaddr_in local{};
    socklen_t length = sizeof local;
    ::getsockname(fd_, reinterpret_cast<sockaddr*>(&local), &length);
    return ntohs(local.sin_port);
}

void Wire::send(std::string_view message) const { static_cast<void>(::send(fd_, message.data(), message.size(), MSG_NOSIGNAL)); }

std::string Wire::receive(int milliseconds) const {
    pollfd ready{.fd = fd_, .events = POLLIN, .revents = 0};
    if (::poll(&ready, 1, milliseconds) != 1) return {};
    std::array<char, 65536> buffer;
    const auto length = ::recv(fd_, buffer.data(), buffer.size(), 0);
    return length > 0 ? std::string(buffer.data(), static_cast<std::size_t>(length)) : std::string{};
}

}  // namespace hotline::sip::test
