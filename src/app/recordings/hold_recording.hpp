#pragma once
#include "app/recordings/recording_markers.hpp"

namespace hotline::app {

/// What somebody does to a recording's keeping, and why.
struct KeepingAct {
    RecordingId recording;
    std::string reason;
    std::string address;  ///< the person's
};

/// From now on nothing erases the recording.
[[nodiscard]] Result<void, RecordingRefusal> hold_recording(UnitOfWork& work, const Actor& actor, const KeepingAct& act,
                                                            Instant now);
[[nodiscard]] Result<void, RecordingRefusal> end_hold(UnitOfWork& work, const Actor& actor, const KeepingAct& act, Instant now);

/// Asks a second person to erase a recording before its time.
[[nodiscard]] Result<void, RecordingRefusal> ask_erasure(UnitOfWork& work, const Actor& actor, const KeepingAct& act,
                                                         Instant now);
/// The second person's word. Gives why it is to be erased, for RecordingDesk::erase; nothing when he refuses. The wish is
/// closed either way.
[[nodiscard]] Result<std::optional<std::string>, RecordingRefusal> decide_erasure(UnitOfWork& work, const Actor& actor,
                                                                                  const KeepingAct& act, bool erase, Instant now);

}  // namespace hotline::app
