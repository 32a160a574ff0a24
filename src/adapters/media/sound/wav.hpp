#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace hotline::media {

/// The header that every recording has: stereo A-law (format tag 6), 8 kHz; fmt of 18 bytes, fact, data.
inline constexpr std::size_t kRecordingHeaderBytes = 58;
inline constexpr std::size_t kBytesPerSamplePair = 2;
[[nodiscard]] std::array<std::uint8_t, kRecordingHeaderBytes> recording_header(std::uint32_t data_bytes);
/// Whether bytes are such a header, whatever sizes it names.
[[nodiscard]] bool is_recording_header(const std::array<std::uint8_t, kRecordingHeaderBytes>& header);

/// Reads a mono 8 kHz WAV, A-law (tag 6), mu-law (7) or 16-bit PCM (1), as A-law samples.
/// The refusal is a sentence for the log that says what is wrong with the file.
[[nodiscard]] Result<std::vector<std::uint8_t>, std::string> read_prompt_wav(const std::filesystem::path& file);

}  // namespace hotline::media
