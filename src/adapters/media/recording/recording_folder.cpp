#include "adapters/media/recording/recording_folder.hpp"

#include <sys/stat.h>

#include "adapters/media/recording/file_checksum.hpp"
#include "adapters/media/recording/pcm_stream.hpp"
#include "adapters/media/recording/recording_reader.hpp"
#include "adapters/media/recording/waveform.hpp"

namespace hotline::media {
namespace {

namespace fs = std::filesystem;
using std::chrono::duration_cast;

/// When the file was last written to; nothing when there is none.
std::optional<Instant> changed_at(const fs::path& path) {
    struct stat seen{};
    if (::stat(path.c_str(), &seen) != 0) return std::nullopt;
    return Instant{
        duration_cast<Duration>(std::chrono::seconds{seen.st_mtim.tv_sec} + std::chrono::nanoseconds{seen.st_mtim.tv_nsec})};
}

/// Days and hours whose last recording went away need no folder.
void remove_empty_folders(fs::path folder, const fs::path& top) {
    std::error_code error;
    while (folder != top && folder.has_relative_path() && fs::is_empty(folder, error) && fs::remove(folder, error))
        folder = folder.parent_path();
}

}  // namespace

std::optional<fs::path> RecordingFolder::inside(const std::string& path) const {
    const auto relative = fs::path(path).lexically_normal();
    if (relative.empty() || relative.is_absolute() || *relative.begin() == "..") return std::nullopt;
    return folder_ / relative;
}

Inspection RecordingFolder::inspect(const std::string& path, bool whole) {
    const auto file = inside(path);
    const auto changed = file ? changed_at(*file) : std::nullopt;
    if (!changed) return std::unexpected(RecordingFault::file_missing);
    const auto reader = RecordingReader::open(*file);
    std::error_code error;
    const auto bytes = fs::file_size(*file, error);
    if (!reader || error) return std::unexpected(RecordingFault::unreadable);
    RecordingSeen seen{.format = reader->header().format,
                       .length_ms = std::int64_t{reader->samples()} * 1000 / 8000,
                       .bytes = static_cast<std::int64_t>(bytes),
                       .changed_at = *changed};
    if (!whole) return seen;
    auto checksum = sha256_of_file(*file);
    if (!checksum) return std::unexpected(RecordingFault::unreadable);
    seen.sha256 = std::move(*checksum);
    return seen;
}

Result<std::string, RecordingFault> RecordingFolder::waveform(const std::string& path) {
    const auto file = inside(path);
    if (!file || !changed_at(*file)) return std::unexpected(RecordingFault::file_missing);
    auto made = waveform_beside(*file);
    if (!made) return std::unexpected(RecordingFault::unreadable);
    return made->string();
}

std::vector<app::FoundFile> RecordingFolder::all() {
    std::vector<app::FoundFile> found;
    std::error_code error;
    fs::recursive_directory_iterator entry(folder_, error);
    for (; !error && entry != fs::recursive_directory_iterator{}; entry.increment(error)) {
        std::error_code gone;
        if (entry->path().extension() != ".wav" || !entry->is_regular_file(gone)) continue;
        const auto bytes = entry->file_size(gone);
        const auto changed = changed_at(entry->path());
        if (gone || !changed) continue;
        found.push_back(
            {fs::relative(entry->path(), folder_, gone).generic_string(), static_cast<std::int64_t>(bytes), *changed});
    }
    return found;
}

bool RecordingFolder::erase(const std::string& path) {
    const auto file = inside(path);
    if (!file) return false;
    std::error_code error;
    fs::remove(waveform_path(*file), error);
    fs::remove(*file, error);
    if (error || fs::exists(*file, error)) return false;
    remove_empty_folders(file->parent_path(), folder_);
    return true;
}

app::DiskSpace RecordingFolder::space() {
    std::error_code error;
    fs::create_directories(folder_, error);
    const fs::space_info info = fs::space(folder_, error);
    if (error) return {};
    return {.total = static_cast<std::int64_t>(info.capacity), .free = static_cast<std::int64_t>(info.available)};
}

std::unique_ptr<app::SoundStream> RecordingFolder::as_pcm(const std::string& path) {
    const auto file = inside(path);
    auto reader = file ? RecordingReader::open(*file) : std::nullopt;
    return reader ? std::make_unique<PcmStream>(std::move(*reader)) : nullptr;
}

}  // namespace hotline::media
