#pragma once
#include "adapters/store/call_store.hpp"
#include "adapters/store/sql.hpp"
#include "app/ports/stores.hpp"

namespace hotline::store {

class SqlGuestSessionStore final : public app::GuestSessionStore {
public:
    SqlGuestSessionStore(Connection& connection, SqlCallStore& calls) : connection_(connection), calls_(calls) {}

    void put(const GuestSession& session, UserId by, Instant at) override;
    void cancel(GuestSessionId id) override;
    [[nodiscard]] std::optional<GuestSession> find(GuestSessionId id) override;
    [[nodiscard]] std::vector<GuestSession> sessions_since(Instant end) override;
    [[nodiscard]] std::vector<app::CallRow> calls_of(const GuestSession& session) override;

private:
    Connection& connection_;
    SqlCallStore& calls_;
};

/// Those that end after this; also for the switch's configuration.
[[nodiscard]] std::vector<GuestSession> read_guest_sessions(Connection& connection, Instant end);

}  // namespace hotline::store
