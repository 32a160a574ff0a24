#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace hotline::http {

/// Bytes [from, from + length) of something.
struct ByteRange {
    std::uint64_t from{};
    std::uint64_t length{};
    auto operator<=>(const ByteRange&) const = default;
};

struct RangeRequest {
    enum class Kind { whole, part, unsatisfiable } kind{Kind::whole};
    ByteRange part;  ///< of `part`
};

/// What a Range header asks of `size` bytes (RFC 9110 14.2): one range, an open end or a suffix. Other units, several ranges and
/// what cannot be read are ignored, as the RFC allows: the whole is sent.
[[nodiscard]] RangeRequest parse_range(std::string_view header, std::uint64_t size);

}  // namespace hotline::http
