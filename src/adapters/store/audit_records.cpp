#include "adapters/store/audit_records.hpp"

#include <charconv>

#include "adapters/store/secrets/sha256.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kAdminEvent = "admin_event:";
constexpr std::string_view kCaseEvent = "case_event:";

/// The columns are named, so that later ones do not change the hash of old rows.
constexpr std::string_view kAdminColumns = "id, at, by_user, object, key, action, before_row, after_row, note";
constexpr int kAdminWidth = 9;
constexpr std::string_view kCaseColumns =
    "case_id, seq, at, action, actor_id, actor_name, from_state, to_state, facts, department_code, text, due_at, details, clocks";
constexpr int kCaseWidth = 14;

std::optional<std::string> hash_of_row(Query& query, int width) {
    if (!query.next()) return std::nullopt;
    std::vector<std::optional<std::string>> fields;
    for (int column = 0; column < width; ++column) fields.push_back(query.get<std::optional<std::string>>(column));
    return sha256_hex(hashed_form(fields));
}

std::int64_t number_in(std::string_view text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<std::string> hash_of_admin_event(Connection& connection, std::string_view id) {
    Query query(connection, "SELECT " + std::string(kAdminColumns) + " FROM admin_events WHERE id = ?1", number_in(id));
    return hash_of_row(query, kAdminWidth);
}

std::optional<std::string> hash_of_case_event(Connection& connection, std::string_view at) {
    const std::size_t colon = at.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    Query query(connection, "SELECT " + std::string(kCaseColumns) + " FROM case_events WHERE case_id = ?1 AND seq = ?2",
                number_in(at.substr(0, colon)), number_in(at.substr(colon + 1)));
    return hash_of_row(query, kCaseWidth);
}

bool has_rows(Connection& connection, std::string_view sql) {
    Query query(connection, sql);
    return query.next();
}

}  // namespace

std::string name_of_record(const app::AuditRecord& record) {
    const std::string id = std::to_string(record.id);
    if (record.kind == app::AuditRecordKind::admin_event) return std::string(kAdminEvent) + id;
    return std::string(kCaseEvent) + id + ":" + std::to_string(record.seq);
}

std::optional<std::string> hash_of_record(Connection& connection, const std::string& name) {
    const std::string_view text = name;
    if (text.starts_with(kAdminEvent)) return hash_of_admin_event(connection, text.substr(kAdminEvent.size()));
    if (text.starts_with(kCaseEvent)) return hash_of_case_event(connection, text.substr(kCaseEvent.size()));
    return std::nullopt;
}

bool has_unrecorded_rows(Connection& connection) {
    return has_rows(connection,
                    "SELECT 1 FROM admin_events e WHERE NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.record <> '' AND "
                    "a.record = 'admin_event:' || e.id) LIMIT 1") ||
           has_rows(connection,
                    "SELECT 1 FROM case_events e WHERE NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.record <> '' AND "
                    "a.record = 'case_event:' || e.case_id || ':' || e.seq) LIMIT 1");
}

}  // namespace hotline::store
