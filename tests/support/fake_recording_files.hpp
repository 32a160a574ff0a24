#pragma once
#include <map>

#include "app/ports/recording_files.hpp"

namespace hotline::test {

/// A recordings folder that is a map; "reading" a file costs a line in `read`.
class FakeRecordingFiles final : public app::RecordingFiles {
public:
    struct File {
        std::int64_t length_ms{};
        std::string bytes;  ///< whose checksum is "sum of <bytes>"
        Instant changed_at;
        bool readable{true};
    };

    Inspection inspect(const std::string& path, bool whole) override {
        const auto found = files.find(path);
        if (found == files.end()) return std::unexpected(RecordingFault::file_missing);
        const File& file = found->second;
        if (!file.readable) return std::unexpected(RecordingFault::unreadable);
        RecordingSeen seen{
            .length_ms = file.length_ms, .bytes = static_cast<std::int64_t>(file.bytes.size()), .changed_at = file.changed_at};
        if (whole) {
            read.push_back(path);
            seen.sha256 = "sum of " + file.bytes;
        }
        return seen;
    }
    Result<std::string, RecordingFault> waveform(const std::string& path) override {
        if (!files.contains(path)) return std::unexpected(RecordingFault::file_missing);
        waveforms.push_back(path);
        return "/recordings/" + path + ".waveform";
    }
    std::vector<app::FoundFile> all() override {
        std::vector<app::FoundFile> found;
        for (const auto& [path, file] : files)
            found.push_back({path, static_cast<std::int64_t>(file.bytes.size()), file.changed_at});
        return found;
    }
    bool erase(const std::string& path) override {
        if (stubborn) return false;
        files.erase(path);
        return true;
    }
    app::DiskSpace space() override { return disk; }
    std::unique_ptr<app::SoundStream> as_pcm(const std::string&) override { return nullptr; }

    std::map<std::string, File> files;
    std::vector<std::string> read;
    std::vector<std::string> waveforms;
    app::DiskSpace disk{.total = 1000, .free = 900};
    bool stubborn{false};  ///< nothing can be erased
};

}  // namespace hotline::test
