#pragma once
#include "app/formats/judgement.hpp"
#include "app/period.hpp"
#include "app/ports/stores.hpp"
#include "base/result.hpp"

namespace hotline::app {

[[nodiscard]] JudgementGuide judgement_guide(UnitOfWork& work);

/// Whom to call now.
[[nodiscard]] FollowUpList list_follow_ups(UnitOfWork& work, const Actor& actor, Instant now);

/// Which figures are asked for; departments see their own and those of the units below them.
struct JudgementQuery {
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::optional<DepartmentCode> department;  ///< with the units below it
};
[[nodiscard]] Result<Judgement, PeriodRefusal> read_judgement(UnitOfWork& work, const Actor& actor, const JudgementQuery& query,
                                                              Instant now);

/// The rows behind a figure. Requests for exclusion are listed whatever the period.
struct RoundQuery {
    JudgementQuery where;
    std::optional<JudgementFigure> figure;
    bool missed_only{false};
    std::string cursor;
    int limit{50};  ///< cut to 1..200
};
[[nodiscard]] Result<RoundPage, PeriodRefusal> list_rounds(UnitOfWork& work, const Actor& actor, const RoundQuery& query,
                                                           Instant now);

}  // namespace hotline::app
