#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace hotline::store {

/// Where a page ended: the sort key of its last row. Opaque outside (base64url).
struct Cursor {
    Instant at;
    std::int64_t id{};
};

[[nodiscard]] std::string write_cursor(const Cursor& cursor);
/// Nothing when the text was not made by write_cursor.
[[nodiscard]] std::optional<Cursor> read_cursor(std::string_view text);

}  // namespace hotline::store
