#include "adapters/store/sqlite/connection.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include "app/ports/database.hpp"

namespace hotline::store::sqlite {
namespace {

bool is_outside_trouble(int code) {
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_NOMEM: return true;
        default: return false;
    }
}

[[noreturn]] void fail(sqlite3* handle, int code, std::string_view sql) {
    const std::string why = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    spdlog::error("store: sqlite {} ({}) in: {}", code, why, sql);
    if (is_outside_trouble(code)) throw app::StoreUnavailable(fmt::format("the database cannot be used now (sqlite {})", code));
    throw StoreError(fmt::format("a statement failed (sqlite {})", code));
}

class SqliteStatement final : public Statement {
public:
    SqliteStatement(sqlite3* handle, std::string_view sql) : handle_(handle) {
        const int code =
            sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
        if (code != SQLITE_OK) fail(handle, code, sql);
    }
    ~SqliteStatement() override { sqlite3_finalize(statement_); }
    SqliteStatement(const SqliteStatement&) = delete;
    SqliteStatement& operator=(const SqliteStatement&) = delete;

    void bind_null(int index) override { check(sqlite3_bind_null(statement_, index)); }
    void bind_integer(int index, std::int64_t value) override { check(sqlite3_bind_int64(statement_, index, value)); }
    void bind_real(int index, double value) override { check(sqlite3_bind_double(statement_, index, value)); }
    void bind_text(int index, std::string_view value) override {
        const char* text = value.data() ? value.data() : "";  // a null pointer would bind NULL
        check(sqlite3_bind_text64(statement_, index, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    }
    bool step() override {
        const int code = sqlite3_step(statement_);
        if (code == SQLITE_ROW) return true;
        if (code != SQLITE_DONE) fail(handle_, code, sqlite3_sql(statement_));
        return false;
    }
    void reset() noexcept override {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }
    [[nodiscard]] bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    [[nodiscard]] std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
    [[nodiscard]] double real(int column) const override { return sqlite3_column_double(statement_, column); }
    [[nodiscard]] std::string text(int column) const override {
        const void* bytes = sqlite3_column_blob(statement_, column);
        const int size = sqlite3_column_bytes(statement_, column);
        return bytes ? std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size)) : std::string{};
    }

private:
    void check(int code) {
        if (code != SQLITE_OK) fail(handle_, code, sqlite3_sql(statement_));
    }

    sqlite3* handle_;
    sqlite3_stmt* statement_{nullptr};
};

std::string settings(const OpenOptions& options) {
    std::string sql =
        fmt::format("PRAGMA busy_timeout={}; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;",
                    options.busy_timeout_ms);
    if (options.read_only) return sql + "PRAGMA query_only=ON;";
    return sql + "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
}

}  // namespace

SqliteConnection::SqliteConnection(const OpenOptions& options) {
    const int code = sqlite3_open_v2(options.path.c_str(), &handle_,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    try {
        if (code != SQLITE_OK) fail(handle_, code, options.path);
        script(settings(options));
    } catch (...) {
        sqlite3_close(handle_);
        throw;
    }
}

SqliteConnection::~SqliteConnection() {
    idle_.clear();
    sqlite3_close(handle_);
}

std::unique_ptr<Statement> SqliteConnection::lend(std::string_view sql) {
    if (auto found = idle_.find(sql); found != idle_.end() && !found->second.empty()) {
        auto statement = std::move(found->second.back());
        found->second.pop_back();
        return statement;
    }
    return std::make_unique<SqliteStatement>(handle_, sql);
}

void SqliteConnection::give_back(std::string_view sql, std::unique_ptr<Statement> statement) noexcept {
    constexpr std::size_t kMostKept = 256;  // lists with free filters make many texts; beyond this they are prepared anew
    statement->reset();
    auto found = idle_.find(sql);
    if (found == idle_.end()) {
        if (idle_.size() >= kMostKept) return;
        found = idle_.emplace(std::string(sql), std::vector<std::unique_ptr<Statement>>{}).first;
    }
    found->second.push_back(std::move(statement));
}

void SqliteConnection::script(const std::string& sql) {
    const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(handle_, code, sql);
}

void SqliteConnection::roll_back() noexcept {
    if (in_transaction()) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

int SqliteConnection::changes() const { return sqlite3_changes(handle_); }

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

}  // namespace hotline::store::sqlite
