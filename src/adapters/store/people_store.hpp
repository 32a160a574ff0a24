#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/stores.hpp"

namespace hotline::store {

class SqlPeopleStore final : public app::PeopleStore {
public:
    explicit SqlPeopleStore(Connection& connection) : connection_(connection) {}

    [[nodiscard]] std::optional<app::UserRecord> find_user(const std::string& username) override;
    [[nodiscard]] std::optional<app::UserRecord> find_user(UserId id) override;
    void insert_session(const app::SessionRecord& session) override;
    [[nodiscard]] std::optional<app::SessionRecord> find_session(const std::string& token_hash) override;
    void touch_session(const std::string& token_hash, Instant at) override;
    void delete_session(const std::string& token_hash) override;

private:
    Connection& connection_;
};

}  // namespace hotline::store
