#pragma once
#include <array>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "adapters/media/sound/wav.hpp"

namespace hotline::media {

/// A recording as a player sees it: only what the header names.
struct StereoWav {
    std::vector<std::uint8_t> left;
    std::vector<std::uint8_t> right;
};

/// Nothing when the header does not fit the file.
inline std::optional<StereoWav> read_recording(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
    if (bytes.size() < kRecordingHeaderBytes) return std::nullopt;
    std::array<std::uint8_t, kRecordingHeaderBytes> header;
    std::copy_n(bytes.begin(), header.size(), header.begin());
    const std::uint32_t data = header[54] | header[55] << 8 | header[56] << 16 | static_cast<std::uint32_t>(header[57]) << 24;
    if (header != recording_header(data) || kRecordingHeaderBytes + data > bytes.size()) return std::nullopt;
    StereoWav wav;
    for (std::size_t at = kRecordingHeaderBytes; at + 1 < kRecordingHeaderBytes + data; at += 2) {
        wav.left.push_back(static_cast<std::uint8_t>(bytes[at]));
        wav.right.push_back(static_cast<std::uint8_t>(bytes[at + 1]));
    }
    return wav;
}

}  // namespace hotline::media
