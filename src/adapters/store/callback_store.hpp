#pragma once
#include <utility>

#include "adapters/store/sql.hpp"
#include "app/ports/callback_store.hpp"

namespace hotline::store {

class SqlCallbackStore final : public app::CallbackStore {
public:
    explicit SqlCallbackStore(Connection& connection) : connection_(connection) {}

    [[nodiscard]] CallbackRules rules() override;
    void insert(const CallbackTask& task, const app::CallbackEvent& event) override;
    void save(const CallbackTask& task, const app::CallbackEvent& event) override;
    [[nodiscard]] std::optional<CallbackTask> find(CallbackId id) override;
    [[nodiscard]] std::optional<CallbackTask> unfinished_of(const std::string& number) override;
    [[nodiscard]] std::optional<CallbackTask> find_by_attempt(CallId call) override;
    [[nodiscard]] std::vector<app::CallbackEvent> history(CallbackId id) override;
    [[nodiscard]] Page list(const app::CallbackFilter& filter) override;
    [[nodiscard]] int count_unfinished() override;
    [[nodiscard]] std::vector<app::CallbackChanged> take_changed() override { return std::exchange(changed_, {}); }
    [[nodiscard]] app::CallbackFigures figures(Instant from, Instant to) override;

private:
    void put_event(CallbackId id, const app::CallbackEvent& event);

    Connection& connection_;
    std::vector<app::CallbackChanged> changed_;
};

}  // namespace hotline::store
