#include "adapters/store/cursor.hpp"

#include <array>
#include <bit>
#include <cstring>

#include "adapters/store/secrets/base64url.hpp"

namespace hotline::store {
namespace {

using Packed = std::array<std::int64_t, 2>;

}  // namespace

std::string write_cursor(const Cursor& cursor) {
    const Packed packed{cursor.at.time_since_epoch().count(), cursor.id};
    return to_base64url(std::bit_cast<std::array<unsigned char, sizeof(Packed)>>(packed));
}

std::optional<Cursor> read_cursor(std::string_view text) {
    const auto bytes = from_base64url(text);
    if (!bytes || bytes->size() != sizeof(Packed)) return std::nullopt;
    Packed packed{};
    std::memcpy(packed.data(), bytes->data(), sizeof(Packed));
    return Cursor{.at = Instant{Duration{packed[0]}}, .id = packed[1]};
}

}  // namespace hotline::store
