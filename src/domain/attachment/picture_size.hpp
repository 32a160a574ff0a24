#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace hotline {

struct PictureSize {
    std::uint64_t width{};
    std::uint64_t height{};
    [[nodiscard]] std::uint64_t pixels() const { return width * height; }
};

/// From the header alone; nothing when it is damaged. PNG: IHDR (W3C PNG 11.2.2); JPEG: the frame header (ITU-T T.81 B.2.2);
/// TIFF 6.0: the first picture of the file.
[[nodiscard]] std::optional<PictureSize> png_size(std::string_view bytes);
[[nodiscard]] std::optional<PictureSize> jpeg_size(std::string_view bytes);
[[nodiscard]] std::optional<PictureSize> tiff_size(std::string_view bytes);

}  // namespace hotline
