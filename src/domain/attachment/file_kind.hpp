#pragma once
#include <boost/describe/enum.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace hotline {

/// What people may attach: papers, tables, pictures, sounds, plain text.
BOOST_DEFINE_ENUM_CLASS(FileKind, pdf, docx, xlsx, jpg, png, tif, wav, mp3, amr, txt)

BOOST_DEFINE_ENUM_CLASS(FileFault,
                        empty,         ///< no byte at all
                        too_large,     ///< more than kMostFileBytes
                        unknown_kind,  ///< none of the kinds above, by content
                        wrong_name,    ///< the name's ending says another kind than the content
                        two_kinds,     ///< a second kind of file is hidden in it
                        damaged,       ///< begins as one of the kinds and cannot be read as it
                        expands        ///< unpacked or drawn it would fill the memory
)

inline constexpr std::size_t kMostFileBytes = 20UL * 1024 * 1024;
inline constexpr std::uint64_t kMostPixels = 200'000'000;             ///< a telephone's camera has 108 million
inline constexpr std::uint64_t kMostUnpacked = 200ULL * 1024 * 1024;  ///< of a docx or xlsx, all parts together

/// What these bytes are, by what stands in them and by the ending of their name; both must agree. Nothing is unpacked or drawn:
/// sizes are taken from the headers, so that a hostile file costs no more than reading it once.
[[nodiscard]] Result<FileKind, FileFault> check_file(std::string_view name, std::string_view bytes);

/// A name that can stand in a header and on any disk: without folders, control characters and signs that lead elsewhere, at most
/// 120 characters. Empty when nothing is left.
[[nodiscard]] std::string clean_file_name(std::string_view name);

[[nodiscard]] std::string_view media_type_of(FileKind kind);

/// What a text file is written in: UTF-8, or else GB 18030, of which GBK and GB 2312 are parts.
[[nodiscard]] std::string_view charset_of(std::string_view text);

}  // namespace hotline
