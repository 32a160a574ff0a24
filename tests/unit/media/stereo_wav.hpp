#pragma once
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace hotline::media {

/// A WAV file as any player reads it, without help of the program under test.
struct AnyWav {
    unsigned tag{};
    unsigned channels{};
    unsigned rate{};
    unsigned bits{};
    unsigned block{};
    std::uint32_t fact{};
    std::vector<std::uint8_t> data;
};

/// Nothing when a chunk is missing or says more than there is.
inline std::optional<AnyWav> read_wav(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
    const auto number = [&](std::size_t at, std::size_t count) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(bytes[at + i])) << (8 * i);
        return value;
    };
    if (bytes.size() < 44 || std::memcmp(bytes.data(), "RIFF", 4) != 0 || std::memcmp(bytes.data() + 8, "WAVEfmt ", 8) != 0)
        return std::nullopt;
    AnyWav wav{
        .tag = number(20, 2), .channels = number(22, 2), .rate = number(24, 4), .bits = number(34, 2), .block = number(32, 2)};
    for (std::size_t at = 12; at + 8 <= bytes.size(); at += 8 + number(at + 4, 4)) {
        if (std::memcmp(bytes.data() + at, "fact", 4) == 0) wav.fact = number(at + 8, 4);
        if (std::memcmp(bytes.data() + at, "data", 4) != 0) continue;
        const std::size_t size = number(at + 4, 4);
        if (at + 8 + size > bytes.size() || number(4, 4) != at + size) return std::nullopt;
        wav.data.assign(bytes.begin() + static_cast<std::ptrdiff_t>(at + 8),
                        bytes.begin() + static_cast<std::ptrdiff_t>(at + 8 + size));
        return wav;
    }
    return std::nullopt;
}

/// A recording as a player sees it: only what the header names.
struct StereoWav {
    std::vector<std::uint8_t> left;
    std::vector<std::uint8_t> right;
};

/// Nothing when the header does not fit the file, or is not of stereo A-law.
inline std::optional<StereoWav> read_recording(const std::string& path) {
    const auto any = read_wav(path);
    if (!any || any->tag != 6 || any->channels != 2 || any->rate != 8000 || any->fact != any->data.size() / 2)
        return std::nullopt;
    StereoWav wav;
    for (std::size_t at = 0; at + 1 < any->data.size(); at += 2) {
        wav.left.push_back(any->data[at]);
        wav.right.push_back(any->data[at + 1]);
    }
    return wav;
}

}  // namespace hotline::media
