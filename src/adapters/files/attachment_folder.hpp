#pragma once
#include <filesystem>

#include "app/ports/attachment_files.hpp"

namespace hotline::files {

/// One file for each attachment, under a random name in one of 256 folders, readable by our own account only. A file is written
/// beside, synced and renamed, so that it is whole or not there.
class AttachmentFolder final : public app::AttachmentFiles {
public:
    explicit AttachmentFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    [[nodiscard]] std::optional<app::StoredFile> put(std::string_view bytes) override;
    [[nodiscard]] std::optional<std::string> path_of(const std::string& stored_as) override;
    void erase(const std::string& stored_as) override;

private:
    [[nodiscard]] std::optional<std::filesystem::path> inside(const std::string& stored_as) const;

    std::filesystem::path folder_;
};

}  // namespace hotline::files
