#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace hotline::documents {

inline constexpr std::size_t kMostUnpackedPart = 64UL * 1024 * 1024;

/// One part of a ZIP archive, unpacked with zlib; nothing when there is none of this name, it is packed in another way than
/// PKZIP's deflate, is longer than kMostUnpackedPart, or is damaged.
[[nodiscard]] std::optional<std::string> unpack(std::string_view archive, std::string_view name);

}  // namespace hotline::documents
