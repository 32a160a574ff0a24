#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "adapters/http/message.hpp"

namespace hotline::http {

/// The built web app, read into memory once: a few megabytes, and no path from outside ever reaches the file system.
class StaticFiles {
public:
    /// A folder that is not there gives an empty set. Files ending in .gz are taken as the packed form of their neighbour.
    explicit StaticFiles(const std::filesystem::path& folder);

    /// The file of the path; for a path without an extension the app's page, whose own router reads it. Nothing when there is
    /// none.
    [[nodiscard]] std::optional<Response> find(const Request& request) const;
    [[nodiscard]] bool empty() const { return files_.empty(); }

private:
    struct File {
        std::string body;
        std::string packed;
        std::string type;
        std::string etag;
        bool immutable{};  ///< its name holds a hash of its content
    };
    void load(const std::filesystem::path& folder, const std::filesystem::path& file);

    std::map<std::string, File, std::less<>> files_;  // by path from /
};

}  // namespace hotline::http
