#pragma once
#include <boost/describe/class.hpp>

#include "app/ports/recording_files.hpp"
#include "app/recordings/erase_recordings.hpp"

namespace hotline::app {

/// How long each class of recordings is kept, in days.
struct RetentionDays {
    int case_closed{};
    int message{};
    int talk{};
    int self_service{};
};
BOOST_DESCRIBE_STRUCT(RetentionDays, (), (case_closed, message, talk, self_service))

/// The state of the recordings' disk and index, for who looks after it.
struct StorageReport {
    Instant as_of;
    std::int64_t disk_total{};  ///< bytes, of the disk that the recordings lie on
    std::int64_t disk_free{};
    RecordingTotals recordings;
    std::optional<int> days_left;  ///< at the rate of the last day; absent when nothing was recorded
    bool space_is_low{false};
    RetentionDays retention;
    bool reconciling{false};
    std::optional<Reconciliation> last;
    std::vector<RecordingFinding> findings;
    std::vector<ErasureRequest> erasures_asked;
};
BOOST_DESCRIBE_STRUCT(StorageReport, (),
                      (as_of, disk_total, disk_free, recordings, days_left, space_is_low, retention, reconciling, last, findings,
                       erasures_asked))

/// What the report needs beside the index.
struct StorageFacts {
    DiskSpace disk;
    RetentionPolicy retention;
    int low_space_percent{};
    bool reconciling{false};
};
[[nodiscard]] StorageReport read_storage(UnitOfWork& work, const StorageFacts& facts, Instant now);

/// One line of what retention would take away now.
struct OverdueRow {
    RecordingId id;
    CallId call;
    Instant started_at;
    std::int64_t bytes{};
    RetentionClass kept_as{};
    Instant until;
};
BOOST_DESCRIBE_STRUCT(OverdueRow, (), (id, call, started_at, bytes, kept_as, until))
struct OverdueList {
    std::vector<OverdueRow> rows;  ///< oldest first, at most 500
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(OverdueList, (), (rows, as_of))
[[nodiscard]] OverdueList list_overdue(UnitOfWork& work, const RetentionPolicy& policy, Instant now);

}  // namespace hotline::app
