#pragma once
#include <filesystem>
#include <functional>

#include "app/backup/manifest.hpp"

namespace hotline {

/// Copies a file as far as it is at this moment and gives its size and checksum; on disk when it returns. Throws StartRefused.
/// The path in the answer is empty.
app::BackedUpFile copy_with_checksum(const std::filesystem::path& from, const std::filesystem::path& to);
/// Size and checksum of a file. Throws StartRefused.
[[nodiscard]] app::BackedUpFile look_at_file(const std::filesystem::path& file);
/// Writes a text into a new file; on disk when it returns. Throws StartRefused.
void write_whole(const std::filesystem::path& file, std::string_view text);
/// Makes renames and new names in a folder survive a power cut.
void settle_folder(const std::filesystem::path& folder);

/// A folder that is made now for its owner only, and taken away again unless it is kept.
class WorkFolder {
public:
    /// Throws StartRefused when it is there already or cannot be made.
    explicit WorkFolder(std::filesystem::path path);
    ~WorkFolder();
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Gives it its name, in the place of an empty folder. Throws StartRefused.
    void keep_as(const std::filesystem::path& name);

private:
    std::filesystem::path path_;
    bool kept_{false};
};

/// Throws StartRefused unless there is nothing at the path, or an empty folder.
void require_nothing_at(const std::filesystem::path& path);

}  // namespace hotline
