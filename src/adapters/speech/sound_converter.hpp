#pragma once
#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hotline::speech {

/// What kind of file these bytes begin, as ffmpeg names its readers: wav, mp3, ogg, matroska (WebM). Nothing for anything else.
[[nodiscard]] std::optional<std::string_view> container_of(std::string_view file);

enum class ConversionFault {
    not_audio,     ///< another kind of file, or one that cannot be decoded within the limits
    no_converter,  ///< ffmpeg is not installed
};

/// Decodes an uploaded sound to 8 kHz mono samples, at most `most_seconds` of them. The file is a stranger's: ffmpeg is told
/// which reader to use, may open this file alone and is held to 30 s of processor, 1 GB of memory and what `most_seconds` takes
/// on disk. Blocks for up to a minute; leaves nothing in `folder`.
[[nodiscard]] std::expected<std::vector<std::int16_t>, ConversionFault> decode_sound(const std::string& file,
                                                                                     const std::filesystem::path& folder,
                                                                                     int most_seconds);

}  // namespace hotline::speech
