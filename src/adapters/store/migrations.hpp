#pragma once
#include <span>
#include <string_view>

namespace hotline::store {

/// One step of the schema: db/migrations/NNNN_what.sql, or NNNN_what.sqlite.sql where only that engine takes it.
struct Migration {
    int version;
    std::string_view file;
    std::string_view sql;
};

/// All steps in order, compiled in (see embed_migrations.cmake).
[[nodiscard]] std::span<const Migration> migrations();

}  // namespace hotline::store
