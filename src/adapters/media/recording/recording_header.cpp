#include "adapters/media/recording/recording_header.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "adapters/media/sound/ima_adpcm.hpp"

namespace hotline::media {
namespace {

constexpr std::uint32_t kRate = 8000;

/// What the fmt chunk says of a format.
struct Shape {
    std::uint16_t tag;
    std::uint16_t channels;
    std::uint32_t bytes_a_second;
    std::uint16_t block_bytes;
    std::uint16_t bits;
    std::uint32_t block_samples;
    std::uint32_t fmt_bytes;
};

constexpr Shape kAlawStereo{6, 2, 2 * kRate, 2, 8, 1, 18};
constexpr Shape kAlawMono{6, 1, kRate, 1, 8, 1, 18};
constexpr Shape kAdpcmMono{0x11, 1, kRate* adpcm::kBlockBytes / adpcm::kBlockSamples, adpcm::kBlockBytes, 4, adpcm::kBlockSamples,
                           20};

const Shape& shape_of(RecordingFormat format) {
    switch (format) {
        case RecordingFormat::alaw_stereo: return kAlawStereo;
        case RecordingFormat::alaw_mono: return kAlawMono;
        case RecordingFormat::adpcm_mono: return kAdpcmMono;
    }
    return kAlawStereo;
}

class HeaderWriter {
public:
    void text(const char (&four)[5]) {
        std::memcpy(header_.bytes.data() + header_.size, four, 4);
        header_.size += 4;
    }
    void number(std::uint32_t value, std::size_t bytes) {
        for (std::size_t i = 0; i < bytes; ++i) header_.bytes[header_.size++] = static_cast<std::uint8_t>(value >> (8 * i));
    }
    [[nodiscard]] const HeaderBytes& done() const { return header_; }

private:
    HeaderBytes header_;
};

std::uint32_t little32(std::span<const std::uint8_t> bytes, std::size_t at) {
    return static_cast<std::uint32_t>(bytes[at]) | static_cast<std::uint32_t>(bytes[at + 1]) << 8 |
           static_cast<std::uint32_t>(bytes[at + 2]) << 16 | static_cast<std::uint32_t>(bytes[at + 3]) << 24;
}

std::uint32_t data_bytes_of(RecordingFormat format, std::uint32_t samples) {
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(sound_bytes(format, samples), std::numeric_limits<std::uint32_t>::max()));
}

HeaderBytes write(RecordingFormat format, std::uint32_t samples, std::uint32_t data_bytes) {
    const Shape& shape = shape_of(format);
    HeaderWriter to;
    to.text("RIFF");
    to.number(static_cast<std::uint32_t>(header_bytes(format)) - 8 + data_bytes, 4);
    to.text("WAVE");
    to.text("fmt ");
    to.number(shape.fmt_bytes, 4);
    to.number(shape.tag, 2);
    to.number(shape.channels, 2);
    to.number(kRate, 4);
    to.number(shape.bytes_a_second, 4);
    to.number(shape.block_bytes, 2);
    to.number(shape.bits, 2);
    to.number(shape.fmt_bytes - 18, 2);  // the extension: how many samples a block holds
    if (shape.fmt_bytes > 18) to.number(shape.block_samples, 2);
    to.text("fact");
    to.number(4, 4);
    to.number(samples, 4);
    to.text("data");
    to.number(data_bytes, 4);
    return to.done();
}

}  // namespace

std::size_t header_bytes(RecordingFormat format) { return 40 + shape_of(format).fmt_bytes; }

std::uint64_t sound_bytes(RecordingFormat format, std::uint32_t samples) {
    const Shape& shape = shape_of(format);
    return (std::uint64_t{samples} + shape.block_samples - 1) / shape.block_samples * shape.block_bytes;
}

std::uint32_t samples_in_bytes(RecordingFormat format, std::uint64_t bytes) {
    const Shape& shape = shape_of(format);
    return static_cast<std::uint32_t>(bytes / shape.block_bytes * shape.block_samples);
}

HeaderBytes write_header(RecordingFormat format, std::uint32_t samples) {
    return write(format, samples, data_bytes_of(format, samples));
}

std::optional<RecordingHeader> parse_header(std::span<const std::uint8_t> bytes) {
    for (const RecordingFormat format : {RecordingFormat::alaw_stereo, RecordingFormat::alaw_mono, RecordingFormat::adpcm_mono}) {
        const std::size_t size = header_bytes(format);
        if (bytes.size() < size) continue;
        RecordingHeader header{.format = format, .samples = little32(bytes, size - 12), .data_bytes = little32(bytes, size - 4)};
        HeaderBytes expected = write(format, header.samples, header.data_bytes);
        std::copy_n(bytes.begin() + 4, 4, expected.bytes.begin() + 4);  // the size of all is no better known than that of data
        if (std::ranges::equal(expected.view(), bytes.first(size))) return header;
    }
    return std::nullopt;
}

}  // namespace hotline::media
