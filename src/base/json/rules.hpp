#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>

namespace hotline::json {

/// What a member's value must satisfy beyond its type. Lengths count code points of a text and items of a list.
/// A type gives rules by a function found beside it: `constexpr json::Rules json_rules(const T*, std::string_view member)`,
/// and names the members that may be absent by `constexpr auto json_optional(const T*)` returning an array of names.
struct Rules {
    std::size_t min_len{0};
    std::size_t max_len{10'000};
    std::int64_t min{std::numeric_limits<std::int64_t>::min()};
    std::int64_t max{std::numeric_limits<std::int64_t>::max()};
};

/// What a whole document may be.
struct Limits {
    std::size_t max_bytes{1U << 20U};
    std::size_t max_depth{64};
};

}  // namespace hotline::json
