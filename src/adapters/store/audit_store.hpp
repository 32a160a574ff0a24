#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/audit_store.hpp"

namespace hotline::store {

class SqlAuditStore final : public app::AuditStore {
public:
    SqlAuditStore(Connection& connection, IdSource& ids) : connection_(connection), ids_(ids) {}

    void append(const app::AuditEntry& entry) override;
    [[nodiscard]] std::vector<app::AuditEntry> of_object(const std::string& object, int limit) override;

private:
    Connection& connection_;
    IdSource& ids_;
};

}  // namespace hotline::store
