#pragma once
#include <vector>

#include "app/case_change.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

/// What time alone does to cases: signs for late units, ends suspensions, climbs the ladder of supervision, archives, corrects
/// provisional due times. Takes a batch; there may be more to do at once. Gives what to publish after the commit.
[[nodiscard]] std::vector<CaseChange> do_case_chores(UnitOfWork& work, Instant now);
/// Whether there is something to do, without writing.
[[nodiscard]] bool has_case_chores(UnitOfWork& work, Instant now);

}  // namespace hotline::app
