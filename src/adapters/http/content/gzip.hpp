#pragma once
#include <string>
#include <string_view>

namespace hotline::http {

/// Whether an Accept-Encoding header allows gzip (RFC 9110 12.5.3).
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

/// RFC 1952. Throws std::runtime_error when zlib has no memory.
[[nodiscard]] std::string gzip(std::string_view text, int level = 5);

}  // namespace hotline::http
