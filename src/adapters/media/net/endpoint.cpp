#include "adapters/media/net/endpoint.hpp"

#include <arpa/inet.h>

#include <cstring>

namespace hotline::media {

std::optional<Endpoint> Endpoint::from(const std::string& address, std::uint16_t port) {
    Endpoint made;
    if (inet_pton(AF_INET, address.c_str(), &made.address_.v4.sin_addr) == 1) {
        made.address_.v4.sin_family = AF_INET;
        made.address_.v4.sin_port = htons(port);
        return made;
    }
    made = Endpoint{};
    if (inet_pton(AF_INET6, address.c_str(), &made.address_.v6.sin6_addr) != 1) return std::nullopt;
    made.address_.v6.sin6_family = AF_INET6;
    made.address_.v6.sin6_port = htons(port);
    return made;
}

Endpoint Endpoint::from(const sockaddr_storage& address) {
    Endpoint made;
    std::memcpy(&made.address_, &address, kCapacity);
    return made;
}

Endpoint Endpoint::of_socket(int socket) {
    Endpoint made;
    socklen_t size = kCapacity;
    if (getsockname(socket, made.raw(), &size) != 0) return Endpoint{};
    return made;
}

// sin_port and sin6_port lie at the same place (RFC 3493 3.3 and every kernel's headers).
std::uint16_t Endpoint::port() const { return ntohs(address_.v4.sin_port); }

Endpoint Endpoint::with_port(std::uint16_t port) const {
    Endpoint other = *this;
    other.address_.v4.sin_port = htons(port);
    return other;
}

std::string Endpoint::address() const {
    char text[INET6_ADDRSTRLEN] = "";
    const void* bytes = family() == AF_INET6 ? static_cast<const void*>(&address_.v6.sin6_addr) : &address_.v4.sin_addr;
    return is_set() && inet_ntop(family(), bytes, text, sizeof text) != nullptr ? text : "";
}

bool Endpoint::same_host(const Endpoint& other) const {
    if (family() != other.family()) return false;
    if (family() == AF_INET) return address_.v4.sin_addr.s_addr == other.address_.v4.sin_addr.s_addr;
    return std::memcmp(&address_.v6.sin6_addr, &other.address_.v6.sin6_addr, sizeof(in6_addr)) == 0;
}

std::size_t Endpoint::hash() const {
    std::uint64_t high = address_.v4.sin_addr.s_addr;
    std::uint64_t low = port();
    if (family() == AF_INET6) {
        std::uint64_t words[2];
        std::memcpy(words, &address_.v6.sin6_addr, sizeof words);
        high = words[0];
        low ^= words[1];
    }
    return static_cast<std::size_t>((high * 0x9e3779b97f4a7c15ULL) ^ (low * 0xc2b2ae3d27d4eb4fULL));
}

sockaddr_storage Endpoint::storage() const {
    sockaddr_storage copy{};
    std::memcpy(&copy, &address_, kCapacity);
    return copy;
}

}  // namespace hotline::media
