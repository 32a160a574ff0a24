#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace hotline::store {

/// RFC 4648 section 5, without padding.
[[nodiscard]] std::string to_base64url(std::span<const unsigned char> bytes);
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

}  // namespace hotline::store
