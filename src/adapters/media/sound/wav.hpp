#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace hotline::media {

/// Reads a mono 8 kHz WAV, A-law (tag 6), mu-law (7) or 16-bit PCM (1), as A-law samples.
/// The refusal is a sentence for the log that says what is wrong with the file.
[[nodiscard]] Result<std::vector<std::uint8_t>, std::string> read_prompt_wav(const std::filesystem::path& file);

}  // namespace hotline::media
