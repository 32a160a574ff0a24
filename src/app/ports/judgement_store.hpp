#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/formats/judgement.hpp"

namespace hotline::app {

/// Which rounds; empty members do not restrict. Newest first, keyset paging by (closed_at, case).
struct RoundFilter {
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::vector<DepartmentCode> units;
    std::vector<DistrictCode> scope;        ///< of cases in these districts, or in none
    std::optional<JudgementFigure> figure;  ///< rows of its denominator; exclusion_asked: of cases that are not over
    bool missed_only{false};                ///< of those, the ones that are no hit
    std::string cursor;
    int limit{50};
};

/// Whom to ask.
struct FollowUpFilter {
    Instant due_before;
    std::vector<DistrictCode> scope;  ///< as above
    int limit{50};
};

/// Rounds of one unit that are alike.
struct RoundGroup {
    DepartmentCode unit;
    JudgedAnswers answers;
    int count{};
    int scored{};
    std::int64_t score_sum{};
    bool operator==(const RoundGroup&) const = default;
};

/// How closed cases were judged; written with their cases.
class JudgementStore {
public:
    virtual ~JudgementStore() = default;
    /// Everything in the filter's period and units, by unit.
    [[nodiscard]] virtual std::vector<RoundGroup> groups(const RoundFilter& filter) = 0;
    /// Unit names are left empty.
    [[nodiscard]] virtual RoundPage rounds(const RoundFilter& filter) = 0;
    /// Citizens to be asked whose time has come, the longest due first. Unit names are left empty.
    [[nodiscard]] virtual std::vector<FollowUpRow> follow_ups(const FollowUpFilter& filter) = 0;
};

}  // namespace hotline::app
