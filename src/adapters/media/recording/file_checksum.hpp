#pragma once
#include <filesystem>
#include <optional>
#include <string>

namespace hotline::media {

/// SHA-256 (FIPS 180-4) of a file's bytes in hexadecimal; nothing when it cannot be read to its end.
[[nodiscard]] std::optional<std::string> sha256_of_file(const std::filesystem::path& path);

}  // namespace hotline::media
