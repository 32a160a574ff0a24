#include "adapters/media/recording/waveform.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <span>
#include <vector>

#include "adapters/media/recording/recording_reader.hpp"
#include "adapters/media/sound/g711.hpp"

namespace hotline::media {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kBucketsAtOnce = 64;

std::uint8_t magnitude(int loudest) {
    return (alaw_of_linear(static_cast<std::int16_t>(std::min(loudest, 32767))) ^ 0x55U) & 0x7fU;
}

/// Appends one byte a channel and bucket.
void add_buckets(std::span<const std::int16_t> samples, unsigned channels, std::vector<char>& out) {
    while (!samples.empty()) {
        const auto bucket = samples.first(std::min<std::size_t>(samples.size(), std::size_t{kWaveformBucket} * channels));
        for (unsigned channel = 0; channel < channels; ++channel) {
            int loudest = 0;
            for (std::size_t i = channel; i < bucket.size(); i += channels) loudest = std::max(loudest, std::abs(int{bucket[i]}));
            out.push_back(static_cast<char>(magnitude(loudest)));
        }
        samples = samples.subspan(bucket.size());
    }
}

std::vector<char> waveform_of(RecordingReader& reader) {
    std::vector<char> bytes{'H', 'L', 'W', 'F', 1, static_cast<char>(reader.channels()), 0, 0};
    std::vector<std::int16_t> samples(std::size_t{kBucketsAtOnce} * kWaveformBucket * reader.channels());
    for (std::uint32_t at = 0, got = 0; (got = reader.read(at, samples)) > 0; at += got)
        add_buckets(std::span{samples}.first(std::size_t{got} * reader.channels()), reader.channels(), bytes);
    return bytes;
}

bool is_fresh(const fs::path& waveform, const fs::path& recording) {
    std::error_code error;
    const auto made = fs::last_write_time(waveform, error);
    if (error) return false;
    const auto recorded = fs::last_write_time(recording, error);
    return !error && made >= recorded;
}

}  // namespace

fs::path waveform_path(const fs::path& recording) {
    fs::path path = recording;
    return path.replace_extension(".waveform");
}

std::optional<fs::path> waveform_beside(const fs::path& recording) {
    const fs::path path = waveform_path(recording);
    if (is_fresh(path, recording)) return path;
    auto reader = RecordingReader::open(recording);
    if (!reader) return std::nullopt;
    const std::vector<char> bytes = waveform_of(*reader);
    // Under another name first: nobody must read half a waveform.
    const fs::path unfinished = path.string() + ".new";
    if (!std::ofstream(unfinished, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        return std::nullopt;
    std::error_code error;
    fs::rename(unfinished, path, error);
    return error ? std::nullopt : std::optional{path};
}

}  // namespace hotline::media
