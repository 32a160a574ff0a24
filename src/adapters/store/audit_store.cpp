#include "adapters/store/audit_store.hpp"

namespace hotline::store {

void SqlAuditStore::append(const app::AuditEntry& entry) {
    execute(connection_,
            "INSERT INTO audit_entries (id, at, actor_id, actor_name, role, address, action, object, detail) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            ids_.next<Id<app::AuditEntry>>(), entry.at, entry.actor.user, entry.actor.name, entry.actor.role, entry.address,
            entry.action, entry.object, entry.detail);
}

std::vector<app::AuditEntry> SqlAuditStore::of_object(const std::string& object, int limit) {
    std::vector<app::AuditEntry> all;
    Query query(connection_,
                "SELECT at, actor_id, actor_name, role, address, action, object, detail FROM audit_entries WHERE object = ?1 "
                "ORDER BY at DESC, id DESC LIMIT ?2",
                object, limit);
    while (query.next()) {
        app::AuditEntry& e = all.emplace_back();
        query.into(e.at, e.actor.user, e.actor.name, e.actor.role, e.address, e.action, e.object, e.detail);
    }
    return all;
}

}  // namespace hotline::store
