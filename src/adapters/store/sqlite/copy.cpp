#include "adapters/store/sqlite/copy.hpp"

#include <sqlite3.h>

#include <chrono>
#include <memory>
#include <thread>

#include "adapters/store/audit_store.hpp"
#include "adapters/store/sqlite/connection.hpp"

namespace hotline::store::sqlite {
namespace {

constexpr int kPagesAtOnce = 512;
constexpr std::chrono::milliseconds kPause{2};  ///< so that the disk is free for calls in between
constexpr int kBusyMs = 5000;
constexpr int kStretch = 5000;

struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

struct Finish {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

Handle open(const std::string& path, int flags) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Handle handle(opened);
    if (code != SQLITE_OK) throw StoreError("the database cannot be opened: " + std::string(sqlite3_errstr(code)));
    sqlite3_busy_timeout(handle.get(), kBusyMs);
    return handle;
}

/// One moment of the database for the whole copy: changes that come meanwhile would begin it anew.
void hold_still(sqlite3* handle) {
    if (sqlite3_exec(handle, "BEGIN; SELECT COUNT(*) FROM schema_migrations", nullptr, nullptr, nullptr) != SQLITE_OK)
        throw StoreError("the database cannot be read: " + std::string(sqlite3_errmsg(handle)));
}

std::string damage_in(Connection& connection) {
    Query query(connection, "PRAGMA integrity_check(1)");
    query.next();
    const auto said = query.get<std::string>(0);
    return said == "ok" ? std::string{} : said;
}

int schema_of(Connection& connection) {
    Query query(connection, "SELECT MAX(version) FROM schema_migrations");
    query.next();
    return query.get<int>(0);
}

}  // namespace

void copy_database(const std::string& from, const std::string& to) {
    const Handle source = open(from, SQLITE_OPEN_READWRITE);
    const Handle target = open(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    hold_still(source.get());
    std::unique_ptr<sqlite3_backup, Finish> backup(sqlite3_backup_init(target.get(), "main", source.get(), "main"));
    if (!backup) throw StoreError("the copy cannot be begun: " + std::string(sqlite3_errmsg(target.get())));
    int code = SQLITE_OK;
    while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        code = sqlite3_backup_step(backup.get(), kPagesAtOnce);
        if (code != SQLITE_DONE) std::this_thread::sleep_for(kPause);
    }
    if (code != SQLITE_DONE) throw StoreError("the database cannot be copied: " + std::string(sqlite3_errstr(code)));
}

CopyFacts inspect_copy(const std::string& path) {
    SqliteConnection connection({.path = path});
    CopyFacts facts;
    facts.damage = damage_in(connection);
    if (!facts.damage.empty()) return facts;
    facts.schema = schema_of(connection);
    SqlAuditStore audit(connection);
    for (bool over = false; !over;) {
        const app::AuditStretch stretch = audit.walk(facts.audit, kStretch);
        facts.audit = stretch.head;
        facts.broken = stretch.broken;
        over = stretch.at_end || stretch.broken;
    }
    return facts;
}

}  // namespace hotline::store::sqlite
