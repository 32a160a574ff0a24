#pragma once
#include <string>
#include <vector>

#include "app/ports/stores.hpp"
#include "domain/statistics/pieces.hpp"

namespace hotline::app {

/// Two ways of counting that must agree and do not.
struct FigureFault {
    std::string what;         ///< a fact, an invariant, or "case" for a row
    std::string where;        ///< a day, an agent, a case's number
    std::int64_t counted{};   ///< from the rows, as reports count
    std::int64_t expected{};  ///< from the events, or what the parts add up to
};

/// Counts what happened in the period anew from the events and compares it with what reports count from the rows; then that parts
/// add up to their wholes (requirements F.3). Reads every event of the period: one day at a time.
[[nodiscard]] std::vector<FigureFault> verify_figures(UnitOfWork& work, const StatPeriod& period, std::chrono::minutes utc_offset,
                                                      Instant now);

}  // namespace hotline::app
