#pragma once
#include <functional>

#include "app/recordings/archive.hpp"
#include "domain/recording/retention.hpp"

namespace hotline::app {

struct ErasureSum {
    int count{};
    std::int64_t bytes{};
};

/// A recording whose time is over.
struct OverdueRecording {
    RecordingEntry entry;
    RetentionVerdict verdict;
};

/// What retention would take away now, oldest first, at most `limit`.
[[nodiscard]] std::vector<OverdueRecording> overdue_recordings(UnitOfWork& work, const RetentionPolicy& policy, Instant now,
                                                               int limit);

/// Takes away what is over; the index keeps when and why, the audit how many. What hangs on a hold or an open case stays.
ErasureSum erase_overdue(Archive& archive, const RetentionPolicy& policy, const std::function<bool()>& go_on);

/// Takes one away. The index says so before the file goes: a file that outlives this is taken away by the next
/// reconciliation. False when it is held meanwhile, or gone already.
bool erase_recording(Archive& archive, RecordingId id, const std::string& why);

}  // namespace hotline::app
