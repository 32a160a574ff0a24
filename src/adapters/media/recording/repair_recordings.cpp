#include "adapters/media/recording/repair_recordings.hpp"

#include <algorithm>
#include <array>
#include <fstream>

#include "adapters/media/recording/recording_header.hpp"

namespace hotline::media {
namespace {

enum class Found { whole, repaired, unreadable };

/// The header that fits what is there: all whole blocks; `fact` is believed when it ends within the last of them.
RecordingHeader fitting(const RecordingHeader& header, std::uint64_t there) {
    const std::uint32_t samples = samples_in_bytes(header.format, there);
    const bool ends_within = sound_bytes(header.format, header.samples) == sound_bytes(header.format, samples);
    return {.format = header.format,
            .samples = ends_within ? header.samples : samples,
            .data_bytes = static_cast<std::uint32_t>(sound_bytes(header.format, samples))};
}

Found repair(const std::filesystem::path& path) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    std::array<std::uint8_t, kLongestHeader> bytes{};
    if (error || !file) return Found::unreadable;
    file.read(reinterpret_cast<char*>(bytes.data()), kLongestHeader);
    const auto header = parse_header(std::span{bytes}.first(static_cast<std::size_t>(file.gcount())));
    if (!header) return Found::unreadable;
    const RecordingHeader right = fitting(*header, std::min<std::uintmax_t>(size - header_bytes(header->format), 0xffff'ff00));
    if (*header == right) return Found::whole;
    file.clear();  // a file that is nothing but its header ends while it is read
    file.seekp(0);
    const HeaderBytes mended = write_header(right.format, right.samples);
    return file.write(reinterpret_cast<const char*>(mended.bytes.data()), static_cast<std::streamsize>(mended.size))
               ? Found::repaired
               : Found::unreadable;
}

}  // namespace

RepairedRecordings repair_recordings(const std::filesystem::path& folder) {
    RepairedRecordings counts;
    std::error_code error;
    std::filesystem::recursive_directory_iterator entry(folder, error);
    for (; !error && entry != std::filesystem::recursive_directory_iterator{}; entry.increment(error)) {
        if (entry->path().extension() != ".wav" || !entry->is_regular_file()) continue;
        ++counts.checked;
        const Found found = repair(entry->path());
        if (found == Found::repaired) ++counts.repaired;
        if (found == Found::unreadable) ++counts.unreadable;
    }
    return counts;
}

}  // namespace hotline::media
