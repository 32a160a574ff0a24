#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace hotline {

struct ZipPart {
    std::string_view name;
    std::uint64_t unpacked{};
};

/// Where the end record of a ZIP archive begins (APPNOTE 4.3.16); nothing when the bytes do not end as one.
[[nodiscard]] std::optional<std::size_t> zip_end(std::string_view bytes);

/// The parts that the archive's central directory names, at most 10 000; nothing when it is damaged, split, or in the form for
/// archives beyond 4 GB.
[[nodiscard]] std::optional<std::vector<ZipPart>> zip_parts(std::string_view bytes);

}  // namespace hotline
