#pragma once
#include <memory>
#include <string>

#include "adapters/store/stores.hpp"
#include "app/ports/database.hpp"

namespace hotline::store::sqlite {

struct DatabaseOptions {
    std::string path;           ///< a file, or ":memory:" for a database that ends with the process
    int readers{2};             ///< threads that read; a database in memory has none, its writer reads too
    int busy_timeout_ms{5000};  ///< how long a command waits for another process' lock before it is refused
};

/// app::Database on an embedded SQLite file. Opening brings the schema up to date; throws SchemaRefused,
/// app::StoreUnavailable or StoreError. Destruction finishes every work that was submitted.
class SqliteDatabase final : public app::Database {
public:
    SqliteDatabase(const DatabaseOptions& options, const StoreParts& parts);
    ~SqliteDatabase() override;

    void write(Work work, Done done) override;
    void read(Work work, Done done) override;
    /// Runs on the writer like write(), with the bare connection, and waits until it is durable. Throws what the work threw.
    void run(const std::function<void(Connection&)>& work);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace hotline::store::sqlite
