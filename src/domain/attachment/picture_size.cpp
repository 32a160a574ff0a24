#include "domain/attachment/picture_size.hpp"

#include "domain/attachment/byte_reader.hpp"

namespace hotline {
namespace {

using Order = ByteReader::Order;

std::optional<PictureSize> size_of(std::optional<std::uint32_t> width, std::optional<std::uint32_t> height) {
    if (!width || !height || *width == 0 || *height == 0) return std::nullopt;
    return PictureSize{*width, *height};
}

/// SOF0 to SOF15, without the tables and the restart that stand among them.
bool is_frame_header(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// The number in one directory entry of a TIFF file, which is short or long.
std::optional<std::uint32_t> entry_value(const ByteReader& reader, std::size_t entry) {
    constexpr std::uint32_t kShort = 3;
    return reader.u16(entry + 2) == kShort ? reader.u16(entry + 8) : reader.u32(entry + 8);
}

}  // namespace

std::optional<PictureSize> png_size(std::string_view bytes) {
    if (bytes.size() < 24 || bytes.substr(12, 4) != "IHDR") return std::nullopt;
    const ByteReader reader(bytes, Order::big);
    return size_of(reader.u32(16), reader.u32(20));
}

std::optional<PictureSize> jpeg_size(std::string_view bytes) {
    const ByteReader reader(bytes, Order::big);
    for (std::size_t at = 2;;) {
        const auto marker = reader.u16(at);
        if (!marker || *marker < 0xFF01) return std::nullopt;
        if (*marker == 0xFFFF) {  // fill byte
            ++at;
            continue;
        }
        if (is_frame_header(*marker & 0xFFU)) return size_of(reader.u16(at + 7), reader.u16(at + 5));
        const auto length = reader.u16(at + 2);
        if (!length || *length < 2) return std::nullopt;
        at += 2 + *length;
    }
}

std::optional<PictureSize> tiff_size(std::string_view bytes) {
    constexpr std::uint32_t kWidth = 256;
    constexpr std::uint32_t kLength = 257;
    const ByteReader reader(bytes, bytes.starts_with("MM") ? Order::big : Order::little);
    const std::size_t directory = reader.u32(4).value_or(0);
    std::optional<std::uint32_t> width;
    std::optional<std::uint32_t> height;
    const std::size_t entries = reader.u16(directory).value_or(0);
    for (std::size_t n = 0; n < entries; ++n) {
        const std::size_t entry = directory + 2 + 12 * n;
        const auto tag = reader.u16(entry);
        if (!tag) break;
        if (*tag == kWidth) width = entry_value(reader, entry);
        if (*tag == kLength) height = entry_value(reader, entry);
    }
    return size_of(width, height);
}

}  // namespace hotline
