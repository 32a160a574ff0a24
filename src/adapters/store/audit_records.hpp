#pragma once
#include <optional>
#include <string>

#include "adapters/store/sql.hpp"
#include "app/ports/audit_store.hpp"

namespace hotline::store {

/// How an entry names the row that it vouches for: "admin_event:12", "case_event:12:3".
[[nodiscard]] std::string name_of_record(const app::AuditRecord& record);
/// SHA-256 of the row as it is now; nothing when there is no such row.
[[nodiscard]] std::optional<std::string> hash_of_record(Connection& connection, const std::string& name);
/// Whether a row that must have an entry has none.
[[nodiscard]] bool has_unrecorded_rows(Connection& connection);

}  // namespace hotline::store
