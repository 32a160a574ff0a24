#pragma once
#include <map>
#include <string>
#include <vector>

#include "adapters/store/sql.hpp"

struct sqlite3;

namespace hotline::store::sqlite {

struct OpenOptions {
    std::string path;  ///< a file, or ":memory:"
    bool read_only{false};
    int busy_timeout_ms{5000};  ///< how long a statement waits for another process' lock
};

/// One SQLite connection: WAL, synchronous FULL, foreign keys on. Used by one thread at a time.
class SqliteConnection final : public Connection {
public:
    explicit SqliteConnection(const OpenOptions& options);
    ~SqliteConnection() override;
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    [[nodiscard]] std::unique_ptr<Statement> lend(std::string_view sql) override;
    void give_back(std::string_view sql, std::unique_ptr<Statement> statement) noexcept override;
    void script(const std::string& sql) override;
    void roll_back() noexcept override;
    [[nodiscard]] int changes() const override;
    /// False when no transaction is open, also after SQLite undid one by itself (disk full, I/O error).
    [[nodiscard]] bool in_transaction() const;

private:
    sqlite3* handle_{nullptr};
    std::map<std::string, std::vector<std::unique_ptr<Statement>>, std::less<>> idle_;
};

}  // namespace hotline::store::sqlite
