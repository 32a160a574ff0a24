#include "adapters/media/recording/recording_reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

#include "adapters/media/sound/g711.hpp"
#include "adapters/media/sound/ima_adpcm.hpp"

namespace hotline::media {
namespace {

std::optional<RecordingHeader> header_of(int file) {
    std::array<std::uint8_t, kLongestHeader> bytes{};
    const ssize_t got = ::pread(file, bytes.data(), bytes.size(), 0);
    return got <= 0 ? std::nullopt : parse_header(std::span{bytes}.first(static_cast<std::size_t>(got)));
}

std::uint32_t samples_there(int file, const RecordingHeader& header) {
    struct stat seen{};
    if (::fstat(file, &seen) != 0) return 0;
    const auto size = static_cast<std::uint64_t>(seen.st_size);
    const std::uint64_t before = header_bytes(header.format);
    const std::uint64_t there = size > before ? std::min<std::uint64_t>(size - before, header.data_bytes) : 0;
    return std::min(header.samples, samples_in_bytes(header.format, there));
}

}  // namespace

std::optional<RecordingReader> RecordingReader::open(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0) return std::nullopt;
    const auto header = header_of(file);
    if (header) return RecordingReader{file, *header, samples_there(file, *header)};
    ::close(file);
    return std::nullopt;
}

RecordingReader::RecordingReader(int file, const RecordingHeader& header, std::uint32_t samples)
    : file_(file), header_(header), samples_(samples) {}

RecordingReader::RecordingReader(RecordingReader&& other) noexcept
    : file_(std::exchange(other.file_, -1)), header_(other.header_), samples_(other.samples_), bytes_(std::move(other.bytes_)) {}

RecordingReader::~RecordingReader() {
    if (file_ >= 0) ::close(file_);
}

std::uint32_t RecordingReader::read(std::uint32_t position, std::span<std::int16_t> out) {
    if (position >= samples_) return 0;
    const auto wanted = std::min<std::size_t>(out.size() / channels(), samples_ - position);
    const auto part = out.first(wanted * channels());
    return header_.format == RecordingFormat::adpcm_mono ? read_adpcm(position, part) : read_alaw(position, part);
}

std::size_t RecordingReader::read_bytes(std::uint64_t from, std::size_t count) {
    bytes_.resize(count);
    const ssize_t got = ::pread(file_, bytes_.data(), count, static_cast<off_t>(header_bytes(header_.format) + from));
    return got < 0 ? 0 : static_cast<std::size_t>(got);
}

std::uint32_t RecordingReader::read_alaw(std::uint32_t position, std::span<std::int16_t> out) {
    const std::size_t got = read_bytes(std::uint64_t{position} * channels(), out.size()) / channels();
    for (std::size_t i = 0; i < got * channels(); ++i) out[i] = linear_of_alaw(bytes_[i]);
    return static_cast<std::uint32_t>(got);
}

std::uint32_t RecordingReader::read_adpcm(std::uint32_t position, std::span<std::int16_t> out) {
    const std::uint32_t first = position / adpcm::kBlockSamples;
    const auto last = static_cast<std::uint32_t>((position + out.size() - 1) / adpcm::kBlockSamples);
    const std::size_t blocks =
        read_bytes(std::uint64_t{first} * adpcm::kBlockBytes, (last - first + 1) * adpcm::kBlockBytes) / adpcm::kBlockBytes;
    std::size_t done = 0;
    std::size_t skip = position % adpcm::kBlockSamples;
    for (std::size_t block = 0; block < blocks && done < out.size(); ++block, skip = 0) {
        const auto samples = adpcm::decode(std::span{bytes_}.subspan(block * adpcm::kBlockBytes).first<adpcm::kBlockBytes>());
        const auto part = std::span{samples}.subspan(skip).first(std::min(samples.size() - skip, out.size() - done));
        std::ranges::copy(part, out.begin() + static_cast<std::ptrdiff_t>(done));
        done += part.size();
    }
    return static_cast<std::uint32_t>(done);
}

}  // namespace hotline::media
