#pragma once
#include "app/formats/recordings.hpp"
#include "app/ports/stores.hpp"

namespace hotline::app {

/// Recordings, newest first, numbers masked. Agents find those of their own calls only, reviewers those of calls that became
/// cases, whatever the filter asks.
[[nodiscard]] RecordingPage list_recordings(UnitOfWork& work, const Actor& actor, RecordingFilter filter, Instant now);

/// One line; nothing when it does not exist or this person may not know of it.
[[nodiscard]] std::optional<RecordingRow> read_recording(UnitOfWork& work, const Actor& actor, RecordingId id, Instant now);

}  // namespace hotline::app
