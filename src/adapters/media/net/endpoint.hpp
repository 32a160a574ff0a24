#pragma once
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace hotline::media {

/// An IPv4 or IPv6 address with a port, ready for the kernel.
class Endpoint {
public:
    Endpoint() = default;
    /// Nothing when the address is not numeric.
    [[nodiscard]] static std::optional<Endpoint> from(const std::string& address, std::uint16_t port);
    [[nodiscard]] static Endpoint from(const sockaddr_storage& address);
    /// The address that a socket is bound to.
    [[nodiscard]] static Endpoint of_socket(int socket);

    [[nodiscard]] bool is_set() const { return family() != AF_UNSPEC; }
    [[nodiscard]] sa_family_t family() const { return address_.v4.sin_family; }
    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] std::string address() const;
    /// The same host at another port.
    [[nodiscard]] Endpoint with_port(std::uint16_t port) const;
    [[nodiscard]] bool same_host(const Endpoint& other) const;
    bool operator==(const Endpoint& other) const { return port() == other.port() && same_host(other); }
    [[nodiscard]] std::size_t hash() const;

    [[nodiscard]] const sockaddr* raw() const { return &address_.any; }
    [[nodiscard]] sockaddr* raw() { return &address_.any; }
    [[nodiscard]] socklen_t size() const { return family() == AF_INET6 ? sizeof address_.v6 : sizeof address_.v4; }
    static constexpr socklen_t kCapacity = sizeof(sockaddr_in6);
    [[nodiscard]] sockaddr_storage storage() const;

private:
    union Address {
        sockaddr any;
        sockaddr_in v4;
        sockaddr_in6 v6;
    };
    Address address_{.v6 = {}};
};

}  // namespace hotline::media

template <>
struct std::hash<hotline::media::Endpoint> {
    std::size_t operator()(const hotline::media::Endpoint& endpoint) const noexcept { return endpoint.hash(); }
};
