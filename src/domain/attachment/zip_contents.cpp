#include "domain/attachment/zip_contents.hpp"

#include "domain/attachment/byte_reader.hpp"

namespace hotline {
namespace {

constexpr std::size_t kEndRecord = 22;
constexpr std::size_t kLongestComment = 65'535;
constexpr std::size_t kPartRecord = 46;
constexpr std::size_t kLocalHeader = 30;
constexpr std::uint32_t kMostParts = 10'000;

}  // namespace

std::optional<std::size_t> zip_end(std::string_view bytes) {
    if (bytes.size() < kEndRecord) return std::nullopt;
    const std::size_t found = bytes.rfind("PK\5\6", bytes.size() - kEndRecord);
    if (found == std::string_view::npos || bytes.size() - found > kEndRecord + kLongestComment) return std::nullopt;
    return found;
}

std::optional<std::vector<ZipPart>> zip_parts(std::string_view bytes) {
    const auto end = zip_end(bytes);
    if (!end) return std::nullopt;
    const ByteReader reader(bytes, ByteReader::Order::little);
    const std::uint32_t count = reader.u16(*end + 10).value_or(0);
    std::size_t at = reader.u32(*end + 16).value_or(0);
    if (count == 0 || count > kMostParts) return std::nullopt;
    std::vector<ZipPart> parts;
    for (std::uint32_t n = 0; n < count; ++n) {
        if (at > bytes.size() || !bytes.substr(at).starts_with("PK\1\2")) return std::nullopt;
        const auto unpacked = reader.u32(at + 24);
        const std::uint32_t name = reader.u16(at + 28).value_or(0);
        const std::uint32_t extra = reader.u16(at + 30).value_or(0);
        const std::uint32_t comment = reader.u16(at + 32).value_or(0);
        if (!unpacked || bytes.size() - at < kPartRecord + name) return std::nullopt;
        parts.push_back({.name = bytes.substr(at + kPartRecord, name),
                         .unpacked = *unpacked,
                         .packed = reader.u32(at + 20).value_or(0),
                         .method = reader.u16(at + 10).value_or(0),
                         .at = reader.u32(at + 42).value_or(0)});
        at += kPartRecord + name + extra + comment;
    }
    return parts;
}

std::optional<std::string_view> packed_bytes(std::string_view bytes, const ZipPart& part) {
    if (part.at > bytes.size() || !bytes.substr(part.at).starts_with("PK\3\4")) return std::nullopt;
    const ByteReader reader(bytes, ByteReader::Order::little);
    const auto name = reader.u16(part.at + 26);
    const auto extra = reader.u16(part.at + 28);
    if (!name || !extra) return std::nullopt;
    const std::size_t begin = part.at + kLocalHeader + *name + *extra;
    if (begin > bytes.size() || bytes.size() - begin < part.packed) return std::nullopt;
    return bytes.substr(begin, part.packed);
}

}  // namespace hotline
