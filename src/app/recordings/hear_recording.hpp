#pragma once
#include <optional>

#include "app/ports/stores.hpp"
#include "domain/casework/view_rules.hpp"

namespace hotline::app {

/// What decides who may hear: who talked, and what became of it.
[[nodiscard]] RecordedCall recorded_call(UnitOfWork& work, const RecordingEntry& entry, Instant now);

/// It is a voice message, which is nobody's talk: whoever may work on messages may hear it.
[[nodiscard]] bool is_message_for(UnitOfWork& work, const Actor& actor, RecordingId id);

/// The recording that this person may hear: agents their own, supervisors all, reviewers those of cases. Nothing once it is
/// erased.
[[nodiscard]] std::optional<RecordingEntry> recording_to_play(UnitOfWork& work, const Actor& actor, RecordingId id, Instant now);

/// What somebody does with a recording that he must be answerable for.
struct RecordingUse {
    std::string action;   ///< "recording.listen", "recording.download"
    std::string address;  ///< the person's
    std::string detail;
};
/// As recording_to_play, and writes down that it is used. In a write transaction: nobody hears what is not written down.
[[nodiscard]] std::optional<RecordingEntry> use_recording(UnitOfWork& work, const Actor& actor, RecordingId id, Instant now,
                                                          const RecordingUse& use);

[[nodiscard]] std::string audit_object(RecordingId id);

}  // namespace hotline::app
