#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/flow_store.hpp"

namespace hotline::store {

class SqlFlowStore final : public app::FlowStore {
public:
    explicit SqlFlowStore(Connection& connection) : connection_(connection) {}

    [[nodiscard]] std::vector<FlowCode> codes() override;
    void make(const FlowCode& code) override;
    [[nodiscard]] int revision(const FlowCode& code) override;
    int next_revision(const FlowCode& code) override;
    [[nodiscard]] std::optional<app::StoredFlowDraft> draft(const FlowCode& code) override;
    void put(const app::StoredFlowDraft& draft) override;
    void drop_draft(const FlowCode& code) override;
    [[nodiscard]] std::vector<app::StoredFlowVersion> versions(const FlowCode& code) override;
    [[nodiscard]] std::optional<app::StoredFlowVersion> version(const FlowCode& code, int version) override;
    [[nodiscard]] std::vector<app::StoredFlowVersion> in_state(app::FlowVersionState state) override;
    void add(const app::StoredFlowVersion& version) override;
    void set_state(const FlowCode& code, int version, app::FlowVersionState state) override;
    [[nodiscard]] ivr::FlowTraffic traffic(const FlowCode& code, int version, Instant from, Instant to) override;
    [[nodiscard]] std::vector<app::FlowTest> tests(const FlowCode& code) override;
    void add(const FlowCode& code, const app::FlowTest& test) override;
    bool remove_test(const FlowCode& code, app::FlowTestId id) override;

private:
    Connection& connection_;
};

}  // namespace hotline::store
