#pragma once
#include <optional>

#include "domain/casework/workflow.hpp"

namespace hotline {

/// What the clock has to do to this case now, most pressing first; nothing when its time has not come. A due time that no
/// longer fits the calendar, signing that is late, a suspension that ends, a rung of the ladder (C26), the archive.
[[nodiscard]] std::optional<CaseCommand> due_act(const Case& at, const TimeRules& rules, Instant now);

/// When to look at the case again; nothing while nothing can come of itself.
[[nodiscard]] std::optional<Instant> next_wake(const Case& at, const TimeRules& rules, Instant now);

/// When a rule of the ladder speaks about handling; nothing for rules that do not go by the clock.
[[nodiscard]] std::optional<Instant> moment_of(const LadderRule& rule, const DueClock& handling, const Calendar& calendar);

}  // namespace hotline
