#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/catalogue_store.hpp"

namespace hotline::store {

class SqlCatalogueStore final : public app::CatalogueStore {
public:
    explicit SqlCatalogueStore(Connection& connection) : connection_(connection) {}

    [[nodiscard]] app::CatalogueView latest() override;
    int publish(const app::CatalogueFile& catalogue, UserId by, Instant at) override;
    [[nodiscard]] std::vector<app::DispatchedCase> dispatched_since(Instant since, int limit) override;

private:
    Connection& connection_;
};

}  // namespace hotline::store
