#pragma once
#include "adapters/store/sql.hpp"
#include "app/ports/stores.hpp"

namespace hotline::store {

/// Figures straight from the projections; the two "_for_figures" indexes hold all that is read.
class SqlReportStore final : public app::ReportStore {
public:
    explicit SqlReportStore(Connection& connection) : connection_(connection) {}

    /// Days are the city's (settings: utc_offset_min); a period of more than 400 days lists only its last 400.
    [[nodiscard]] app::Overview overview(Instant from, Instant to, Instant now) override;
    [[nodiscard]] std::vector<app::GroupCounts> count(Subject subject, Dimension by, std::span<const Fact> facts,
                                                      const app::FactFilter& filter) override;
    [[nodiscard]] app::FactRowPage rows(Fact fact, const app::FactFilter& filter, const std::string& cursor, int limit) override;
    [[nodiscard]] std::vector<CallRecord> calls_of_events(Instant from, Instant to) override;

private:
    Connection& connection_;
};

}  // namespace hotline::store
