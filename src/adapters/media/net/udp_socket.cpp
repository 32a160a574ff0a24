#include "adapters/media/net/udp_socket.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace hotline::media {
namespace {

/// Expedited forwarding (RFC 3246). A network that does not care ignores it, so does a kernel that refuses.
void mark_as_voice(int socket, int family) {
    const int expedited = 46 << 2;
    if (family == AF_INET6) {
        ::setsockopt(socket, IPPROTO_IPV6, IPV6_TCLASS, &expedited, sizeof expedited);
    } else {
        ::setsockopt(socket, IPPROTO_IP, IP_TOS, &expedited, sizeof expedited);
    }
}

}  // namespace

Result<UdpSocket, int> UdpSocket::bound_to(const Endpoint& local) {
    UdpSocket made{::socket(local.family(), SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
    if (made.socket_ < 0) return refuse(errno);
    if (::bind(made.socket_, local.raw(), local.size()) != 0) return refuse(errno);
    mark_as_voice(made.socket_, local.family());
    return made;
}

UdpSocket::~UdpSocket() {
    if (socket_ >= 0) ::close(socket_);
}

void UdpSocket::want_receive_buffer(int bytes) {
    // FORCE goes beyond rmem_max where we may; else the kernel gives what it allows.
    if (::setsockopt(socket_, SOL_SOCKET, SO_RCVBUFFORCE, &bytes, sizeof bytes) != 0)
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

}  // namespace hotline::media
