#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "adapters/store/migrations.hpp"
#include "adapters/store/secrets/sha256.hpp"
#include "adapters/store/sqlite/copy.hpp"
#include "main/backup/backup.hpp"
#include "main/backup/files.hpp"
#include "main/start_refused.hpp"
#include "main/storage.hpp"

namespace hotline {
namespace {

namespace fs = std::filesystem;

const char* meaning(app::ManifestFault fault) {
    switch (fault) {
        case app::ManifestFault::not_one: return "its MANIFEST is none of ours.\n目录中的 MANIFEST 不是本系统的备份清单。";
        case app::ManifestFault::damaged:
            return "its MANIFEST was changed or cut off after it was written.\n备份清单被改动过或不完整。";
        case app::ManifestFault::too_new:
            return "a newer program made it; use that one.\n备份由更新的版本制作，请使用新版本恢复。";
        case app::ManifestFault::foreign_path: return "it names files outside of itself.\n备份清单中有目录以外的文件。";
    }
    return "";
}

app::BackupManifest manifest_in(const fs::path& folder) {
    std::ifstream file(folder / "MANIFEST", std::ios::binary);
    if (!file)
        throw StartRefused(
            fmt::format("{} is no backup, or one that was cut short: it has no MANIFEST.\n"
                        "{} 不是备份，或者备份没有做完：没有 MANIFEST。",
                        folder.string(), folder.string()));
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    auto manifest = app::read_manifest(text, store::sha256_hex);
    if (!manifest) throw StartRefused(fmt::format("{} cannot be restored: {}", folder.string(), meaning(manifest.error())));
    return std::move(*manifest);
}

void take_file(const fs::path& folder, const app::BackedUpFile& wanted, const fs::path& to) {
    const fs::path from = folder / wanted.path;
    std::error_code error;
    if (!fs::is_regular_file(fs::symlink_status(from, error)))
        throw StartRefused(fmt::format("The backup lacks {}; nothing was restored.\n备份中缺少 {}，没有恢复任何内容。",
                                       wanted.path, wanted.path));
    fs::create_directories((to / wanted.path).parent_path());
    const app::BackedUpFile got = copy_with_checksum(from, to / wanted.path);
    if (got.bytes != wanted.bytes || got.sha256 != wanted.sha256)
        throw StartRefused(
            fmt::format("{} is not as it was backed up; nothing was restored.\n{} 与备份时不一致，没有恢复任何内容。",
                        wanted.path, wanted.path));
}

void check_database(const fs::path& file, const app::BackupManifest& manifest) {
    const auto facts = store::sqlite::inspect_copy(file.string());
    if (!facts.damage.empty()) throw StartRefused(fmt::format("The database is damaged: {}\n数据库已损坏。", facts.damage));
    if (facts.broken || facts.audit != manifest.audit)
        throw StartRefused(
            fmt::format("The audit's chain is not whole behind entry {}; nothing was restored.\n"
                        "审计链在第 {} 条之后不完整，没有恢复任何内容。",
                        facts.audit.seq, facts.audit.seq));
}

void refuse_newer(const app::BackupManifest& manifest) {
    const int known = store::migrations().back().version;
    if (manifest.schema > known)
        throw StartRefused(
            fmt::format("The backup has schema version {}, this program knows only up to {}: use a newer program.\n"
                        "备份的数据库版本是 {}，本程序只支持到 {}，请使用更新的版本。",
                        manifest.schema, known, manifest.schema, known));
}

}  // namespace

int restore_backup(const fs::path& folder, const fs::path& data) {
    const fs::path name = fs::absolute(data).lexically_normal();
    const fs::path target = name.has_filename() ? name : name.parent_path();
    require_nothing_at(target);
    const app::BackupManifest manifest = manifest_in(folder);
    refuse_newer(manifest);
    WorkFolder work(fs::path(target.string() + ".restoring"));
    for (const app::BackedUpFile& file : manifest.files) take_file(folder, file, work.path());
    check_database(work.path() / "hotline.db", manifest);
    settle_folder(work.path());
    work.keep_as(target);
    Config config;
    config.data = target;
    const Storage storage(config);
    storage.write([&](app::UnitOfWork& unit) {
        unit.audit.append({.at = storage.clock.now(),
                           .actor = {},
                           .address = {},
                           .action = "backup.restore",
                           .object = "backup",
                           .detail = to_rfc3339(manifest.made_at)});
    });
    fmt::print("{} files of {} are in {}; the audit is whole to entry {}\n", manifest.files.size(), to_rfc3339(manifest.made_at),
               target.string(), manifest.audit.seq);
    return 0;
}

}  // namespace hotline
