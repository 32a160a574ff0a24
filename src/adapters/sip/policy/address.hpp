#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sockaddr;

namespace hotline::sip {

/// An IPv4 or IPv6 address; IPv4 is held in its IPv6-mapped form (RFC 4291 section 2.5.5.2), so both compare alike.
struct IpAddress {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const IpAddress&) const = default;
    [[nodiscard]] bool is_v4() const;
};

/// Numeric text ("192.0.2.1", "2001:db8::1", "[::1]"); names are refused.
[[nodiscard]] std::optional<IpAddress> parse_address(std::string_view text);
/// Nothing for families other than IPv4 and IPv6.
[[nodiscard]] std::optional<IpAddress> address_of(const sockaddr* from);
[[nodiscard]] std::string to_string(const IpAddress& address);

/// A block of addresses in CIDR notation.
struct AddressBlock {
    IpAddress base;
    unsigned prefix{128};  ///< bits of the mapped form: an IPv4 /24 is 120
    [[nodiscard]] bool contains(const IpAddress& address) const;
};

/// "192.0.2.0/24", "2001:db8::/32", or a single address.
[[nodiscard]] std::optional<AddressBlock> parse_block(std::string_view text);

/// The peers of a trunk: who may speak on its port.
using AddressList = std::vector<AddressBlock>;
[[nodiscard]] bool contains(const AddressList& list, const IpAddress& address);

}  // namespace hotline::sip

template <>
struct std::hash<hotline::sip::IpAddress> {
    std::size_t operator()(const hotline::sip::IpAddress& address) const noexcept {
        const std::string_view bytes(reinterpret_cast<const char*>(address.bytes.data()), address.bytes.size());
        return std::hash<std::string_view>{}(bytes);
    }
};
