#include "adapters/documents/zip_unpack.hpp"

#include <zlib.h>

#include "domain/attachment/zip_contents.hpp"

namespace hotline::documents {
namespace {

constexpr std::uint32_t kStored = 0;
constexpr std::uint32_t kDeflated = 8;

/// A raw stream (RFC 1951); its end must come where the directory says.
std::optional<std::string> inflated(std::string_view packed, std::size_t length) {
    std::string text(length, '\0');
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    const int result = inflate(&stream, Z_FINISH);
    const bool whole = result == Z_STREAM_END && stream.avail_out == 0;
    inflateEnd(&stream);
    if (!whole) return std::nullopt;
    return text;
}

}  // namespace

std::optional<std::string> unpack(std::string_view archive, std::string_view name) {
    const auto parts = zip_parts(archive);
    if (!parts) return std::nullopt;
    const auto part = std::ranges::find(*parts, name, &ZipPart::name);
    if (part == parts->end() || part->unpacked > kMostUnpackedPart) return std::nullopt;
    const auto packed = packed_bytes(archive, *part);
    if (!packed) return std::nullopt;
    if (part->method == kStored) return std::string{*packed};
    if (part->method != kDeflated) return std::nullopt;
    return inflated(*packed, static_cast<std::size_t>(part->unpacked));
}

}  // namespace hotline::documents
