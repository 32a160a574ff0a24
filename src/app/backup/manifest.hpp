#pragma once
#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "domain/security/audit_chain.hpp"

namespace hotline::app {

/// One file of a backup. The path is relative, with "/".
struct BackedUpFile {
    std::string path;
    std::int64_t bytes{};
    std::string sha256;
    bool operator==(const BackedUpFile&) const = default;
};

/// What a backup holds: written last, so that a backup without one was cut short.
struct BackupManifest {
    Instant made_at;
    int schema{};     ///< the database's
    AuditLink audit;  ///< the end of the audit's chain in it
    std::vector<BackedUpFile> files;
};

/// Why a manifest is refused: it is none, it is not as it was written, a newer program wrote it, or it names a file outside.
enum class ManifestFault { not_one, damaged, too_new, foreign_path };

/// Lines of text; the last one is the hash of those before it.
[[nodiscard]] std::string write_manifest(const BackupManifest& manifest, const AuditHash& hash);
[[nodiscard]] std::expected<BackupManifest, ManifestFault> read_manifest(std::string_view text, const AuditHash& hash);

}  // namespace hotline::app
