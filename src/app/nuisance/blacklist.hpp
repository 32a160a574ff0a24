#pragma once
#include <memory>
#include <optional>

#include "app/formats/nuisance.hpp"
#include "app/ports/stores.hpp"
#include "base/ids.hpp"
#include "domain/nuisance/blacklist.hpp"

namespace hotline::app {

/// Asks for a caller to be barred; another person decides (S54, C12).
[[nodiscard]] Result<BarView, BarRefusal> ask_bar(UnitOfWork& work, const Actor& actor, BarRequest request, Instant now,
                                                  IdSource& ids);

/// Approves, refuses or lifts.
[[nodiscard]] Result<BarView, BarRefusal> decide_bar(UnitOfWork& work, const Actor& actor, BarId id, const BarDecision& decision,
                                                     Instant now);

[[nodiscard]] BarPage list_bars(UnitOfWork& work, const Actor& actor, std::optional<BarState> state, Instant now);

/// What the switch is given at the start and after every decision.
[[nodiscard]] std::shared_ptr<const Blacklist> blacklist_now(UnitOfWork& work, Instant now);

}  // namespace hotline::app
