#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "domain/recording/recording.hpp"

namespace hotline::media {

/// What stands before the sound of a recording: RIFF, fmt, fact and data, at 8 kHz.
struct RecordingHeader {
    RecordingFormat format{};
    std::uint32_t samples{};     ///< of each side, from `fact`
    std::uint32_t data_bytes{};  ///< as `data` names them
    bool operator==(const RecordingHeader&) const = default;
};

inline constexpr std::size_t kLongestHeader = 60;

struct HeaderBytes {
    std::array<std::uint8_t, kLongestHeader> bytes{};
    std::size_t size{};
    [[nodiscard]] std::span<const std::uint8_t> view() const { return std::span{bytes}.first(size); }
};

[[nodiscard]] std::size_t header_bytes(RecordingFormat format);
/// Bytes of sound for so many samples of each side; the last block of ADPCM is always whole.
[[nodiscard]] std::uint64_t sound_bytes(RecordingFormat format, std::uint32_t samples);
/// Samples in so many bytes of whole blocks.
[[nodiscard]] std::uint32_t samples_in_bytes(RecordingFormat format, std::uint64_t bytes);

[[nodiscard]] HeaderBytes write_header(RecordingFormat format, std::uint32_t samples);
/// Nothing when the bytes (the first kLongestHeader of a file, or all) are not a header of ours.
[[nodiscard]] std::optional<RecordingHeader> parse_header(std::span<const std::uint8_t> bytes);

}  // namespace hotline::media
