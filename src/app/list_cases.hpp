#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/formats/casework.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

/// The query of GET /cases as it came; empty members do not restrict.
struct CaseQuery {
    std::vector<CaseState> states;
    std::vector<CaseStage> stages;
    std::optional<CaseKind> kind;
    std::optional<DistrictCode> district;
    std::optional<DepartmentCode> department;  ///< with the units below it
    std::string text;
    std::string citizen_phone;  ///< whole number only; a part finds nothing
    std::optional<CallId> call;
    std::optional<Instant> from;  ///< of being recorded
    std::optional<Instant> to;
    bool mine{false};  ///< recorded by the one who asks
    bool overdue{false};
    std::vector<SupervisionLevel> supervision;
    bool receipt_due{false};
    std::optional<Instant> due_before;
    std::string cursor;
    int limit{50};  ///< cut to 1..200
};

/// Departments find their own unit's cases and those below; centre roles find all.
[[nodiscard]] CasePage list_cases(UnitOfWork& work, const Actor& actor, const CaseQuery& query, Instant now);

}  // namespace hotline::app
