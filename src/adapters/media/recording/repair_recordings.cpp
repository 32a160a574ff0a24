#include "adapters/media/recording/repair_recordings.hpp"

#include <algorithm>
#include <fstream>

#include "adapters/media/sound/wav.hpp"

namespace hotline::media {
namespace {

enum class Found { whole, repaired, unreadable };

using Header = std::array<std::uint8_t, kRecordingHeaderBytes>;

Found repair(const std::filesystem::path& path) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    Header header{};
    if (error || !file.read(reinterpret_cast<char*>(header.data()), kRecordingHeaderBytes)) return Found::unreadable;
    if (!is_recording_header(header)) return Found::unreadable;
    const std::uintmax_t sound = (size - kRecordingHeaderBytes) / kBytesPerSamplePair * kBytesPerSamplePair;
    const Header right = recording_header(static_cast<std::uint32_t>(std::min<std::uintmax_t>(sound, 0xffff'ff00)));
    if (header == right) return Found::whole;
    file.seekp(0);
    return file.write(reinterpret_cast<const char*>(right.data()), kRecordingHeaderBytes) ? Found::repaired : Found::unreadable;
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
