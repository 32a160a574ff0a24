#pragma once
#include <optional>

#include "app/formats/calls.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

/// Calls, newest first, numbers masked. Agents find their own calls only, whatever the filter asks.
[[nodiscard]] CallPage list_calls(UnitOfWork& work, const Actor& actor, CallFilter filter, Instant now);

/// One call with its events and cases; nothing when it does not exist or is another agent's.
[[nodiscard]] std::optional<CallView> read_call(UnitOfWork& work, const Actor& actor, CallId id, Instant now);

}  // namespace hotline::app
