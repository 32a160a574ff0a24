#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/admin_stores.hpp"

namespace hotline::store {

class SqlAdminLog final : public app::AdminLog {
public:
    explicit SqlAdminLog(Connection& connection) : connection_(connection) {}

    void append(const app::AdminEvent& event) override;
    [[nodiscard]] Page list(const app::AdminEventFilter& filter) override;
    [[nodiscard]] std::map<std::string, AdminEventId> revisions(app::AdminObject object) override;

private:
    Connection& connection_;
};

}  // namespace hotline::store
