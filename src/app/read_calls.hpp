#pragma once
#include <optional>

#include "app/formats/calls.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

/// Calls, newest first, numbers masked. Agents find their own calls only, whatever the filter asks.
[[nodiscard]] CallPage list_calls(UnitOfWork& work, const Actor& actor, CallFilter filter, Instant now);

/// One call with its events and cases; nothing when it does not exist or is another agent's.
[[nodiscard]] std::optional<CallView> read_call(UnitOfWork& work, const Actor& actor, CallId id, Instant now);

/// The file of a recording that this person may hear: agents their own, supervisors all, reviewers those of cases.
[[nodiscard]] std::optional<RecordingFile> recording_to_play(UnitOfWork& work, const Actor& actor, RecordingId id);

}  // namespace hotline::app
