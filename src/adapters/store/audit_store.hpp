#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/audit_store.hpp"

namespace hotline::store {

class SqlAuditStore final : public app::AuditStore {
public:
    explicit SqlAuditStore(Connection& connection) : connection_(connection) {}

    void append(const app::AuditEntry& entry) override;
    [[nodiscard]] std::vector<app::AuditEntry> of_object(const std::string& object, int limit) override;
    [[nodiscard]] app::AuditPage list(const app::AuditFilter& filter) override;
    [[nodiscard]] app::AuditStretch walk(const AuditLink& from, int limit) override;
    void insert(const app::AuditCheck& done) override;
    [[nodiscard]] std::optional<app::AuditCheck> last_check() override;

    /// Takes over what was written before there was a chain, behind an entry that says how much that was; nothing once there
    /// is one. In a transaction of its caller.
    void begin(Instant now);

private:
    [[nodiscard]] AuditLink head();
    void put(ChainedEntry entry);
    [[nodiscard]] std::optional<AuditFault> fault_of_record(const ChainedEntry& entry);

    Connection& connection_;
};

}  // namespace hotline::store
