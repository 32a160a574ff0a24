#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/admin_stores.hpp"

namespace hotline::store {

class SqlAccountStore final : public app::AccountStore {
public:
    explicit SqlAccountStore(Connection& connection) : connection_(connection) {}

    [[nodiscard]] std::vector<Account> all() override;
    void put(const Account& account) override;
    void set_password(UserId user, const std::string& hash, bool must_change, Instant at) override;
    [[nodiscard]] std::vector<std::string> password_hashes(UserId user, int limit) override;
    void end_sessions(UserId user, const std::string& but) override;
    [[nodiscard]] std::map<UserId, Trace> traces() override;

private:
    void put_row(const Account& account);

    Connection& connection_;
};

}  // namespace hotline::store
