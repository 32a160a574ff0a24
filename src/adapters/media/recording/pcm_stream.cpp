#include "adapters/media/recording/pcm_stream.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace hotline::media {
namespace {

static_assert(std::endian::native == std::endian::little, "WAV samples are little-endian, and are copied as they are");

constexpr std::uint32_t kRate = 8000;

void put(std::span<char> header, std::size_t at, std::string_view text) { std::ranges::copy(text, header.subspan(at).begin()); }

void put(std::span<char> header, std::size_t at, std::uint32_t value, std::size_t bytes) {
    for (std::size_t i = 0; i < bytes; ++i) header[at + i] = static_cast<char>(value >> (8 * i));
}

}  // namespace

PcmStream::PcmStream(RecordingReader reader) : reader_(std::move(reader)) {
    const auto frame = static_cast<std::uint32_t>(frame_bytes());
    const auto data = static_cast<std::uint32_t>(size() - kHeader);
    put(header_, 0, "RIFF");
    put(header_, 4, data + 36, 4);
    put(header_, 8, "WAVEfmt ");
    put(header_, 16, 16, 4);
    put(header_, 20, 1, 2);  // PCM
    put(header_, 22, reader_.channels(), 2);
    put(header_, 24, kRate, 4);
    put(header_, 28, kRate * frame, 4);
    put(header_, 32, frame, 2);
    put(header_, 34, 16, 2);
    put(header_, 36, "data");
    put(header_, 40, data, 4);
}

std::uint64_t PcmStream::size() const { return kHeader + std::uint64_t{reader_.samples()} * frame_bytes(); }

std::size_t PcmStream::read(std::uint64_t from, std::span<char> out) {
    if (from >= kHeader) return read_sound(from - kHeader, out);
    const auto part = std::span{header_}.subspan(from).first(std::min<std::size_t>(out.size(), kHeader - from));
    std::ranges::copy(part, out.begin());
    return part.size();
}

std::size_t PcmStream::read_sound(std::uint64_t from, std::span<char> out) {
    const std::size_t skip = from % frame_bytes();
    const auto position = static_cast<std::uint32_t>(std::min<std::uint64_t>(from / frame_bytes(), reader_.samples()));
    samples_.resize((skip + out.size() + frame_bytes() - 1) / frame_bytes() * reader_.channels());
    const std::size_t got = reader_.read(position, samples_) * frame_bytes();
    if (got <= skip) return 0;
    const std::size_t count = std::min(got - skip, out.size());
    std::memcpy(out.data(), reinterpret_cast<const char*>(samples_.data()) + skip, count);
    return count;
}

}  // namespace hotline::media
