#pragma once
#include <filesystem>
#include <string_view>

namespace hotline {

/// What a child process reads and what it writes; both are gone at the end of this.
class WorkFiles {
public:
    /// Names that nobody else in this process has, ending in `from_end` and `to_end`. Makes the folder when it is not there.
    WorkFiles(const std::filesystem::path& folder, std::string_view from_end, std::string_view to_end);
    ~WorkFiles();
    WorkFiles(const WorkFiles&) = delete;
    WorkFiles& operator=(const WorkFiles&) = delete;

    [[nodiscard]] const std::filesystem::path& from() const { return from_; }
    [[nodiscard]] const std::filesystem::path& to() const { return to_; }
    void put(std::string_view bytes) const;  ///< into `from`

private:
    std::filesystem::path from_;
    std::filesystem::path to_;
};

}  // namespace hotline
