#pragma once
#include "adapters/store/secrets/secret_box.hpp"
#include "adapters/store/sql.hpp"
#include "app/ports/stores.hpp"

namespace hotline::store {

[[nodiscard]] std::map<CalendarCode, Calendar> read_calendars(Connection& connection);

class SqlCityStore final : public app::CityStore {
public:
    SqlCityStore(Connection& connection, const SecretBox& box) : connection_(connection), box_(box) {}

    void set_agent_queues(const app::AgentMoved& moved) override;
    [[nodiscard]] app::Reference reference() override;
    [[nodiscard]] std::vector<DepartmentCode> unit_and_below(const DepartmentCode& unit) override;
    [[nodiscard]] std::optional<Calendar> calendar(const CalendarCode& code) override;
    [[nodiscard]] TimeLimitPolicy time_limits() override;
    [[nodiscard]] SupervisionPolicy supervision() override;
    [[nodiscard]] DialPlan dialling() override;
    [[nodiscard]] app::SwitchSnapshot switch_config() override;

private:
    [[nodiscard]] std::map<FlowCode, Flow> flows();
    void read_agents(app::SwitchConfig& config);

    Connection& connection_;
    const SecretBox& box_;
};

}  // namespace hotline::store
