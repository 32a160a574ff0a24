#pragma once
#include <span>
#include <stdexcept>

#include "adapters/store/migrations.hpp"
#include "adapters/store/sql.hpp"
#include "base/time.hpp"

namespace hotline::store {

/// The database was made by another program version in a way we cannot go on from; nothing was changed.
class SchemaRefused : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Brings the schema up to date, each step in a transaction of its own, and writes it into schema_migrations.
/// Throws SchemaRefused when a step taken earlier has another text now, or when the schema is newer than `steps`.
/// Gives the number of steps taken.
int migrate(Connection& connection, std::span<const Migration> steps, Instant now);

}  // namespace hotline::store
