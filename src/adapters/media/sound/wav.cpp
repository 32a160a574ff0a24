#include "adapters/media/sound/wav.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>

#include "adapters/media/sound/g711.hpp"

namespace hotline::media {
namespace {

constexpr std::uint16_t kTagPcm = 1;
constexpr std::uint16_t kTagAlaw = 6;
constexpr std::uint16_t kTagUlaw = 7;
constexpr std::uint16_t kTagExtensible = 0xfffe;
constexpr std::uintmax_t kMaxPromptBytes = 64U << 20;  // over an hour of 16-bit sound

using Bytes = std::span<const std::uint8_t>;

std::uint32_t little32(Bytes bytes, std::size_t at) {
    return static_cast<std::uint32_t>(bytes[at]) | static_cast<std::uint32_t>(bytes[at + 1]) << 8 |
           static_cast<std::uint32_t>(bytes[at + 2]) << 16 | static_cast<std::uint32_t>(bytes[at + 3]) << 24;
}

std::uint16_t little16(Bytes bytes, std::size_t at) { return static_cast<std::uint16_t>(bytes[at] | bytes[at + 1] << 8); }

bool has_text(Bytes bytes, std::size_t at, const char (&text)[5]) {
    return bytes.size() >= at + 4 && std::memcmp(bytes.data() + at, text, 4) == 0;
}

/// The body of the first chunk of that name; a body that the file cuts short is given as far as it goes.
std::optional<Bytes> chunk(Bytes riff, const char (&name)[5]) {
    std::size_t at = 12;
    while (at + 8 <= riff.size()) {
        const std::size_t size = little32(riff, at + 4);
        const std::size_t there = std::min(size, riff.size() - at - 8);
        if (has_text(riff, at, name)) return riff.subspan(at + 8, there);
        at += 8 + there + (there & 1);
    }
    return std::nullopt;
}

std::vector<std::uint8_t> alaw_of_pcm(Bytes pcm) {
    std::vector<std::uint8_t> alaw(pcm.size() / 2);
    for (std::size_t i = 0; i < alaw.size(); ++i) alaw[i] = alaw_of_linear(static_cast<std::int16_t>(little16(pcm, 2 * i)));
    return alaw;
}

Result<std::vector<std::uint8_t>, std::string> decode(Bytes format, Bytes data) {
    std::uint16_t tag = little16(format, 0);
    if (tag == kTagExtensible && format.size() >= 26) tag = little16(format, 24);
    if (little16(format, 2) != 1 || little32(format, 4) != 8000) return refuse<std::string>("not mono at 8000 Hz");
    const std::uint16_t bits = little16(format, 14);
    if (tag == kTagAlaw && bits == 8) return std::vector<std::uint8_t>(data.begin(), data.end());
    if (tag == kTagPcm && bits == 16) return alaw_of_pcm(data);
    if (tag != kTagUlaw || bits != 8) return refuse<std::string>("neither A-law, mu-law nor 16-bit PCM");
    std::vector<std::uint8_t> alaw(data.size());
    std::ranges::transform(data, alaw.begin(), alaw_of_ulaw);
    return alaw;
}

}  // namespace

Result<std::vector<std::uint8_t>, std::string> read_prompt_wav(const std::filesystem::path& file) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error) return refuse(error.message());
    if (size > kMaxPromptBytes) return refuse<std::string>("longer than 64 MiB");
    std::ifstream in(file, std::ios::binary);
    std::vector<std::uint8_t> whole(size);
    if (!in.read(reinterpret_cast<char*>(whole.data()), static_cast<std::streamsize>(size)))
        return refuse<std::string>("cannot be read");
    const Bytes riff{whole};
    if (!has_text(riff, 0, "RIFF") || !has_text(riff, 8, "WAVE")) return refuse<std::string>("no RIFF WAVE header");
    const auto format = chunk(riff, "fmt ");
    const auto data = chunk(riff, "data");
    if (!format || format->size() < 16) return refuse<std::string>("no fmt chunk");
    if (!data || data->empty()) return refuse<std::string>("no sound in it");
    return decode(*format, *data);
}

}  // namespace hotline::media
