#pragma once
#include <string>
#include <string_view>

namespace hotline::store {

/// HA1 of SIP digest with MD5: hex of MD5(user:realm:password) (RFC 3261 section 22.4).
[[nodiscard]] std::string digest_ha1(std::string_view user, std::string_view realm, std::string_view password);

}  // namespace hotline::store
