#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adapters/media/recording/recording_encoder.hpp"
#include "adapters/media/recording/recording_frame.hpp"
#include "base/result.hpp"

namespace hotline::media {

/// One WAV being written. The last second is kept in memory, where late and early packets find their place; what is written
/// is followed by a header that names it, so the file is whole after each write, whatever happens next.
class RecordingFile {
public:
    /// Sample pairs kept in memory.
    static constexpr std::uint32_t kWindow = kSampleRate;

    /// Makes the folders and the file, which must not exist. The refusal is the system's reason.
    [[nodiscard]] static Result<RecordingFile, std::string> create(const std::string& path,
                                                                   RecordingFormat format = RecordingFormat::alaw_stereo);
    RecordingFile(RecordingFile&& other) noexcept;
    RecordingFile& operator=(RecordingFile&&) = delete;
    ~RecordingFile();

    /// Places sound; false when it came too late for (a part of) its place. Sound far ahead pushes older sound out to the file.
    bool put(RecordingSide side, std::uint32_t position, std::span<const std::uint8_t> alaw);
    /// Writes all before `position`, silence where nothing came; of ADPCM as far as blocks are full.
    void write_until(std::uint32_t position);
    /// Writes to the length, waits for the disk and closes.
    void finish(std::uint32_t length);

    [[nodiscard]] std::uint32_t samples_written() const { return written_; }
    [[nodiscard]] std::uint64_t bytes() const;
    /// Why writing ended early; the file ends, whole, before the part that failed.
    [[nodiscard]] const std::optional<std::string>& failure() const { return failure_; }

private:
    /// Sample pairs there is room for: what ADPCM keeps back for its next block comes on top.
    static constexpr std::uint32_t kRoom = kWindow + 512;

    RecordingFile(int file, RecordingFormat format);
    void write_to(std::uint32_t position);
    [[nodiscard]] bool write_part(std::uint32_t samples);
    void take_pairs(std::uint32_t samples);
    [[nodiscard]] std::uint64_t end_of(std::uint32_t samples) const;
    [[nodiscard]] bool write_header();
    void fail(const std::string& why);
    void close();

    int file_;
    RecordingEncoder encoder_;
    std::uint32_t written_{};
    std::vector<std::uint8_t> window_;  // circular: left and right interleaved, of positions [written_, written_ + kRoom)
    std::vector<std::uint8_t> pairs_;   // room for a part on its way out
    std::vector<std::uint8_t> bytes_;
    std::optional<std::string> failure_;
};

}  // namespace hotline::media
