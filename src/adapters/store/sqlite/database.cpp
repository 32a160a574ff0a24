#include "adapters/store/sqlite/database.hpp"

#include <future>
#include <optional>

#include "adapters/store/audit_store.hpp"
#include "adapters/store/knowledge_store.hpp"
#include "adapters/store/migrate.hpp"
#include "adapters/store/sqlite/readers.hpp"
#include "adapters/store/sqlite/writer.hpp"

namespace hotline::store::sqlite {

namespace {

void begin_audit(SqliteConnection& connection, Instant now) {
    connection.script("BEGIN IMMEDIATE");
    try {
        SqlAuditStore(connection).begin(now);
        connection.script("COMMIT");
    } catch (...) {
        connection.roll_back();
        throw;
    }
}

}  // namespace

struct SqliteDatabase::Parts {
    std::optional<Writer> writer;
    std::optional<Readers> readers;  ///< after the writer, so that it goes first: the last connection closes the WAL
};

SqliteDatabase::SqliteDatabase(const DatabaseOptions& options, const StoreParts& parts) : parts_(std::make_unique<Parts>()) {
    OpenOptions open{.path = options.path, .read_only = false, .busy_timeout_ms = options.busy_timeout_ms};
    auto connection = std::make_unique<SqliteConnection>(open);
    migrate(*connection, migrations(), parts.clock->now());
    begin_audit(*connection, parts.clock->now());
    renew_knowledge_words(*connection);
    parts_->writer.emplace(std::move(connection), parts);
    open.read_only = true;
    if (options.path != ":memory:" && options.readers > 0) parts_->readers.emplace(open, options.readers, parts);
}

SqliteDatabase::~SqliteDatabase() = default;

void SqliteDatabase::write(Work work, Done done) { parts_->writer->submit({.work = std::move(work), .done = std::move(done)}); }

void SqliteDatabase::read(Work work, Done done) {
    Job job{.work = std::move(work), .done = std::move(done), .changes = false};
    if (parts_->readers)
        parts_->readers->submit(std::move(job));
    else
        parts_->writer->submit(std::move(job));
}

void SqliteDatabase::run(const std::function<void(Connection&)>& work) {
    std::promise<void> promise;
    auto result = promise.get_future();
    auto finished = [promise = std::move(promise)](const std::exception_ptr& error) mutable {
        if (error)
            promise.set_exception(error);
        else
            promise.set_value();
    };
    write([this, &work](app::UnitOfWork&) { work(parts_->writer->connection()); }, std::move(finished));
    result.get();
}

}  // namespace hotline::store::sqlite
