#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/blacklist_store.hpp"

namespace hotline::store {

class SqlBlacklistStore final : public app::BlacklistStore {
public:
    explicit SqlBlacklistStore(Connection& connection) : connection_(connection) {}

    void insert(const Bar& bar, const BarEvent& asked) override;
    void append(const Bar& after, const BarEvent& event) override;
    std::optional<Bar> find(BarId id) override;
    std::vector<BarEvent> events(BarId id) override;
    std::vector<Bar> list(std::optional<BarState> state, int limit) override;
    std::vector<Bar> in_force(Instant now) override;

private:
    void put_event(const BarEvent& event);
    [[nodiscard]] Bar read(Query& query);
    [[nodiscard]] std::vector<Bar> read_all(Query& query);

    Connection& connection_;
};

}  // namespace hotline::store
