#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/admin_stores.hpp"

namespace hotline::store {

class SqlSavedViewStore final : public app::SavedViewStore {
public:
    explicit SqlSavedViewStore(Connection& connection) : connection_(connection) {}

    [[nodiscard]] std::vector<app::SavedView> of(UserId user, const std::string& list) override;
    SavedViewId put(UserId user, const app::SavedView& view) override;
    bool remove(UserId user, SavedViewId id) override;

private:
    Connection& connection_;
};

}  // namespace hotline::store
