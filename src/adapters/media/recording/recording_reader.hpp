#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "adapters/media/recording/recording_header.hpp"

namespace hotline::media {

/// Reads the sound of a recording of any format, from any place, as linear 16-bit samples.
class RecordingReader {
public:
    /// Nothing when there is no file or it is no recording. What the file lacks of what its header names is not counted.
    [[nodiscard]] static std::optional<RecordingReader> open(const std::filesystem::path& path);
    RecordingReader(RecordingReader&& other) noexcept;
    RecordingReader& operator=(RecordingReader&&) = delete;
    ~RecordingReader();

    [[nodiscard]] const RecordingHeader& header() const { return header_; }
    [[nodiscard]] unsigned channels() const { return header_.format == RecordingFormat::alaw_stereo ? 2 : 1; }
    /// Samples of each channel that can be read.
    [[nodiscard]] std::uint32_t samples() const { return samples_; }
    /// Fills `out` with the samples from `position` on, channels interleaved; gives how many of each channel, 0 at the end.
    [[nodiscard]] std::uint32_t read(std::uint32_t position, std::span<std::int16_t> out);

private:
    RecordingReader(int file, const RecordingHeader& header, std::uint32_t samples);
    [[nodiscard]] std::uint32_t read_alaw(std::uint32_t position, std::span<std::int16_t> out);
    [[nodiscard]] std::uint32_t read_adpcm(std::uint32_t position, std::span<std::int16_t> out);
    [[nodiscard]] std::size_t read_bytes(std::uint64_t from, std::size_t count);

    int file_;
    RecordingHeader header_;
    std::uint32_t samples_;
    std::vector<std::uint8_t> bytes_;
};

}  // namespace hotline::media
