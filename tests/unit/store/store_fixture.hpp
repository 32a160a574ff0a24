#pragma once
#include "adapters/store/sqlite/database.hpp"
#include "support/store_calls.hpp"
#include "support/temp_folder.hpp"

namespace hotline::store::test {

using hotline::test::read_now;
using hotline::test::TempFolder;
using hotline::test::write_now;

/// Clock, ids and key of a test's stores.
struct TestParts {
    SystemClock clock;
    IdSource ids{clock, 1};
    SecretBox box{SecretBox::Key{1, 2, 3}};

    [[nodiscard]] StoreParts parts() { return {.clock = &clock, .ids = &ids, .box = &box}; }
};

/// A database of the test's own.
struct TestDatabase : TestParts {
    explicit TestDatabase(const std::string& path, int busy_timeout_ms = 5000)
        : database({.path = path, .readers = 2, .busy_timeout_ms = busy_timeout_ms}, parts()) {}

    UserId add_user(const std::string& username, const std::string& name) {
        const auto id = ids.next<UserId>();
        database.run([&](Connection& connection) {
            execute(connection,
                    "INSERT INTO users (id, username, name, role, department_code, extension, password_hash, sealed_ha1) "
                    "VALUES (?1, ?2, ?3, 'agent', '', '', '', '')",
                    id, username, name);
        });
        return id;
    }
    int count(const std::string& table) {
        int rows = 0;
        database.run([&](Connection& connection) {
            Query query(connection, "SELECT COUNT(*) FROM " + table);
            if (query.next()) rows = query.get<int>(0);
        });
        return rows;
    }

    sqlite::SqliteDatabase database;
};

inline CallEvent offered(int call) {
    return {.call = CallId{call},
            .at = Instant{std::chrono::seconds{call}},
            .fact = call_event::Offered{"0999", "12345", CallChannel::trunk}};
}

}  // namespace hotline::store::test
