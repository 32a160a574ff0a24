#pragma once
#include <filesystem>

#include "main/config.hpp"

namespace hotline {

/// Copies the database, its key, the settings, prompts, files and recordings into a new folder while the server runs, each with
/// its checksum. The folder gets its name when everything is on disk. Throws StartRefused.
int make_backup(const Config& config, const std::filesystem::path& folder);

/// Makes a data folder, which must be new or empty, of a backup. Every checksum, the database and the audit are checked before it
/// gets its name; otherwise nothing is left. Throws StartRefused.
int restore_backup(const std::filesystem::path& folder, const std::filesystem::path& data);

}  // namespace hotline
