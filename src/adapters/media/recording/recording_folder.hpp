#pragma once
#include <filesystem>
#include <optional>

#include "app/ports/recording_files.hpp"

namespace hotline::media {

/// app::RecordingFiles on a local disk. Any thread.
class RecordingFolder final : public app::RecordingFiles {
public:
    explicit RecordingFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    [[nodiscard]] Inspection inspect(const std::string& path, bool whole) override;
    [[nodiscard]] Result<std::string, RecordingFault> waveform(const std::string& path) override;
    [[nodiscard]] std::vector<app::FoundFile> all() override;
    [[nodiscard]] bool erase(const std::string& path) override;
    [[nodiscard]] app::DiskSpace space() override;
    [[nodiscard]] std::unique_ptr<app::SoundStream> as_pcm(const std::string& path) override;

private:
    [[nodiscard]] std::optional<std::filesystem::path> inside(const std::string& path) const;

    std::filesystem::path folder_;
};

}  // namespace hotline::media
