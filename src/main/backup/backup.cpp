#include "main/backup/backup.hpp"

#include <fmt/format.h>

#include "adapters/store/secrets/sha256.hpp"
#include "adapters/store/sqlite/copy.hpp"
#include "main/backup/files.hpp"
#include "main/start_refused.hpp"
#include "main/storage.hpp"

namespace hotline {
namespace {

namespace fs = std::filesystem;

/// Copies what is there of a data folder into a backup, noting every file.
class Copier {
public:
    explicit Copier(const fs::path& to) : to_(to) {}

    void add_file(const fs::path& from, const std::string& as) {
        fs::create_directories((to_ / as).parent_path());
        app::BackedUpFile file = copy_with_checksum(from, to_ / as);
        file.path = as;
        files_.push_back(std::move(file));
    }
    /// Files may come and go meanwhile; those that are gone were erased.
    void add_folder(const fs::path& from, const std::string& as) {
        if (!fs::is_directory(from)) return;
        for (const auto& entry : fs::recursive_directory_iterator(from)) {
            if (!entry.is_regular_file() || entry.is_symlink()) continue;
            const fs::path relative = fs::relative(entry.path(), from);
            add_if_there(entry.path(), as + "/" + relative.generic_string());
        }
    }
    /// What was written here by other means.
    void note(const std::string& as) {
        app::BackedUpFile file = look_at_file(to_ / as);
        file.path = as;
        files_.push_back(std::move(file));
    }
    [[nodiscard]] std::vector<app::BackedUpFile> files() const { return files_; }

private:
    void add_if_there(const fs::path& from, const std::string& as) {
        if (as.contains('\n')) throw StartRefused(fmt::format("{} has a line break in its name", from.string()));
        try {
            add_file(from, as);
        } catch (const StartRefused&) {
            std::error_code error;
            if (fs::exists(from, error)) throw;
            fs::remove(to_ / as, error);
        }
    }

    fs::path to_;
    std::vector<app::BackedUpFile> files_;
};

void write_down(const Storage& storage, std::string action, std::string detail) {
    storage.write([&](app::UnitOfWork& work) {
        work.audit.append(
            {.at = storage.clock.now(), .actor = {}, .address = {}, .action = action, .object = "backup", .detail = detail});
    });
}

/// A folder without its last slash: it is renamed later.
fs::path plain(const fs::path& folder) {
    fs::path whole = fs::absolute(folder).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

void require_whole(const store::sqlite::CopyFacts& facts) {
    if (!facts.damage.empty()) throw StartRefused(fmt::format("The database is damaged: {}\n数据库已损坏。", facts.damage));
    if (facts.broken)
        throw StartRefused(
            fmt::format("The audit's chain is broken at entry {}; see `hotline audit verify`.\n审计链在第 {} 条处断开。",
                        facts.broken->seq, facts.broken->seq));
}

}  // namespace

int make_backup(const Config& config, const fs::path& folder) {
    const fs::path name = plain(folder);
    require_nothing_at(name);
    if (!fs::exists(config.data / "hotline.db"))
        throw StartRefused(
            fmt::format("There is no database in {}.\n{} 中没有数据库。", config.data.string(), config.data.string()));
    const Storage storage(config);
    WorkFolder work(fs::path(name.string() + ".partial"));
    write_down(storage, "backup.make", name.filename().string());
    app::BackupManifest manifest{.made_at = storage.clock.now()};
    store::sqlite::copy_database((config.data / "hotline.db").string(), (work.path() / "hotline.db").string());
    const auto facts = store::sqlite::inspect_copy((work.path() / "hotline.db").string());
    require_whole(facts);
    manifest.schema = facts.schema;
    manifest.audit = facts.audit;
    Copier copier(work.path());
    copier.note("hotline.db");
    for (const char* file : {"secret.key", "hotline.toml"})
        if (fs::exists(config.data / file)) copier.add_file(config.data / file, file);
    copier.add_folder(config.data / "prompts", "prompts");
    copier.add_folder(config.data / "attachments", "attachments");
    copier.add_folder(config.recordings_folder(), "recordings");
    manifest.files = copier.files();
    write_whole(work.path() / "MANIFEST", app::write_manifest(manifest, store::sha256_hex));
    settle_folder(work.path());
    work.keep_as(name);
    fmt::print("{} files are in {}; the audit reaches to entry {}\n", manifest.files.size(), name.string(), manifest.audit.seq);
    return 0;
}

}  // namespace hotline
