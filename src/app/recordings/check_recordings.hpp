#pragma once
#include <functional>

#include "app/recordings/erase_recordings.hpp"

namespace hotline::app {

/// Reads a finished file once: its checksum goes into the index, its waveform beside it. Does nothing for a file that cannot be
/// sealed (domain/recording/comparison). True: it was sealed.
bool seal_recording(Archive& archive, RecordingId id);

/// Compares one file with its line of the index, byte by byte, and notes what was found. Nothing when there is no such line.
struct RecordingCheck {
    std::optional<RecordingFault> fault;
    Instant checked_at;
};
[[nodiscard]] std::optional<RecordingCheck> check_recording(Archive& archive, RecordingId id);

struct ReconcileOptions {
    std::chrono::days reread_every{30};                 ///< every byte is read at least so often; 0: this time all
    std::function<bool()> go_on = [] { return true; };  ///< asked between files; false ends the work early
    ErasureSum erased;                                  ///< what retention took away before; for the report
};

/// Compares all calls, the whole index and all files with each other: seals what was cut off, reports what does not fit, takes
/// away files whose erasure was broken off. Nothing when it was ended early; then the last findings stand.
[[nodiscard]] std::optional<Reconciliation> reconcile_recordings(Archive& archive, const ReconcileOptions& options);

}  // namespace hotline::app
