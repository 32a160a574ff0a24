#pragma once
#include "base/result.hpp"
#include "domain/recording/recording.hpp"

namespace hotline {

/// A recording as it lies on the disk.
struct RecordingSeen {
    RecordingFormat format{};
    std::int64_t length_ms{};
    std::int64_t bytes{};
    std::string sha256;    ///< empty: the bytes were not read
    Instant changed_at{};  ///< the last time
};
using Inspection = Result<RecordingSeen, RecordingFault>;

/// Whether the file is what its line of the index says; nothing when it is. Recordings that failed may lack their file, those of
/// calls that last have no length yet, erased ones should be gone: none of that is a fault.
[[nodiscard]] std::optional<RecordingFault> compare(const RecordingEntry& entry, const Inspection& seen, bool call_ended);

/// A line that can be sealed: its file is at rest and readable, and what is known of its length agrees.
[[nodiscard]] bool can_be_sealed(const RecordingEntry& entry, const Inspection& seen, bool call_ended, Instant now);

/// When a day's work is to be done: at `hour` of the city's clock, once a day; late when the program did not run then.
[[nodiscard]] bool is_due(const std::optional<Instant>& last, Instant now, std::chrono::hours hour,
                          std::chrono::minutes utc_offset);

}  // namespace hotline
