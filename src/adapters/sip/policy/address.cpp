#include "adapters/sip/policy/address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace hotline::sip {
namespace {

constexpr std::array<std::uint8_t, 12> kMappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr unsigned kMappedBits = 96;

IpAddress from_v4(const in_addr& v4) {
    IpAddress address;
    std::ranges::copy(kMappedPrefix, address.bytes.begin());
    std::memcpy(address.bytes.data() + kMappedPrefix.size(), &v4, sizeof v4);
    return address;
}

IpAddress from_v6(const in6_addr& v6) {
    IpAddress address;
    std::memcpy(address.bytes.data(), &v6, sizeof v6);
    return address;
}

}  // namespace

bool IpAddress::is_v4() const { return std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), bytes.begin()); }

std::optional<IpAddress> parse_address(std::string_view text) {
    if (text.size() > 2 && text.front() == '[' && text.back() == ']') text = text.substr(1, text.size() - 2);
    const std::string copy(text);
    in_addr v4{};
    if (::inet_pton(AF_INET, copy.c_str(), &v4) == 1) return from_v4(v4);
    in6_addr v6{};
    if (::inet_pton(AF_INET6, copy.c_str(), &v6) == 1) return from_v6(v6);
    return std::nullopt;
}

std::optional<IpAddress> address_of(const sockaddr* from) {
    if (from == nullptr) return std::nullopt;
    if (from->sa_family == AF_INET) return from_v4(reinterpret_cast<const sockaddr_in*>(from)->sin_addr);
    if (from->sa_family == AF_INET6) return from_v6(reinterpret_cast<const sockaddr_in6*>(from)->sin6_addr);
    return std::nullopt;
}

std::string to_string(const IpAddress& address) {
    char text[INET6_ADDRSTRLEN] = {};
    if (address.is_v4()) {
        ::inet_ntop(AF_INET, address.bytes.data() + kMappedPrefix.size(), text, sizeof text);
    } else {
        ::inet_ntop(AF_INET6, address.bytes.data(), text, sizeof text);
    }
    return text;
}

bool AddressBlock::contains(const IpAddress& address) const {
    const auto whole = prefix / 8;
    if (!std::equal(base.bytes.begin(), base.bytes.begin() + whole, address.bytes.begin())) return false;
    const auto rest = prefix % 8;
    if (rest == 0) return true;
    const auto mask = static_cast<std::uint8_t>(0xff << (8 - rest));
    return ((base.bytes[whole] ^ address.bytes[whole]) & mask) == 0;
}

std::optional<AddressBlock> parse_block(std::string_view text) {
    const auto slash = text.find('/');
    const auto base = parse_address(text.substr(0, slash));
    if (!base) return std::nullopt;
    if (slash == std::string_view::npos) return AddressBlock{*base, 128};
    const auto digits = text.substr(slash + 1);
    unsigned bits = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    const unsigned most = base->is_v4() ? 32 : 128;
    if (error != std::errc{} || end != digits.data() + digits.size() || bits > most) return std::nullopt;
    return AddressBlock{*base, base->is_v4() ? kMappedBits + bits : bits};
}

bool contains(const AddressList& list, const IpAddress& address) {
    return std::ranges::any_of(list, [&](const AddressBlock& block) { return block.contains(address); });
}

}  // namespace hotline::sip
