#include "adapters/store/migrate.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <spdlog/spdlog.h>

#include <array>
#include <map>

namespace hotline::store {
namespace {

struct Taken {
    std::string file;
    std::string checksum;
};

std::string checksum_of(std::string_view sql) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(sql.data()), sql.size());
    return fmt::format("{:02x}", fmt::join(hash, ""));
}

std::map<int, Taken> taken_steps(Connection& connection) {
    connection.script(
        "CREATE TABLE IF NOT EXISTS schema_migrations "
        "(version INTEGER PRIMARY KEY, file TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)");
    std::map<int, Taken> taken;
    Query query(connection, "SELECT version, file, checksum FROM schema_migrations");
    while (query.next()) taken[query.get<int>(0)] = {query.get<std::string>(1), query.get<std::string>(2)};
    return taken;
}

void refuse_foreign(const std::map<int, Taken>& taken, std::span<const Migration> steps) {
    const int newest = steps.empty() ? 0 : steps.back().version;
    if (!taken.empty() && taken.rbegin()->first > newest)
        throw SchemaRefused(
            fmt::format("the database has schema version {} ({}), this program knows only up to {}: use a newer program",
                        taken.rbegin()->first, taken.rbegin()->second.file, newest));
    for (const Migration& step : steps) {
        const auto found = taken.find(step.version);
        if (found == taken.end() || found->second.checksum == checksum_of(step.sql)) continue;
        throw SchemaRefused(
            fmt::format("schema step {} was taken with another text ({}): this program does not fit this database", step.file,
                        found->second.file));
    }
}

void take(Connection& connection, const Migration& step, Instant now) {
    connection.script("BEGIN IMMEDIATE");
    try {
        connection.script(std::string(step.sql));
        execute(connection, "INSERT INTO schema_migrations (version, file, checksum, applied_at) VALUES (?1, ?2, ?3, ?4)",
                step.version, step.file, checksum_of(step.sql), now);
        connection.script("COMMIT");
    } catch (...) {
        connection.roll_back();
        throw;
    }
    spdlog::info("store: schema step {} taken", step.file);
}

}  // namespace

int migrate(Connection& connection, std::span<const Migration> steps, Instant now) {
    const auto taken = taken_steps(connection);
    refuse_foreign(taken, steps);
    int count = 0;
    for (const Migration& step : steps) {
        if (taken.contains(step.version)) continue;
        take(connection, step, now);
        ++count;
    }
    return count;
}

}  // namespace hotline::store
