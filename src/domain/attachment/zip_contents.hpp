#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace hotline {

struct ZipPart {
    std::string_view name;
    std::uint64_t unpacked{};
    std::uint32_t packed{};
    std::uint32_t method{};  ///< 0: as it is, 8: deflated (APPNOTE 4.4.5)
    std::size_t at{};        ///< of its local header
};

/// Where the end record of a ZIP archive begins (APPNOTE 4.3.16); nothing when the bytes do not end as one.
[[nodiscard]] std::optional<std::size_t> zip_end(std::string_view bytes);

/// The parts that the archive's central directory names, at most 10 000; nothing when it is damaged, split, or in the form for
/// archives beyond 4 GB.
[[nodiscard]] std::optional<std::vector<ZipPart>> zip_parts(std::string_view bytes);

/// The bytes of a part as they lie in the archive; nothing when it is damaged.
[[nodiscard]] std::optional<std::string_view> packed_bytes(std::string_view bytes, const ZipPart& part);

}  // namespace hotline
