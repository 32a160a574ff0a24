#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/formats/recordings.hpp"
#include "domain/call/call_event.hpp"
#include "domain/contact/phone.hpp"
#include "domain/recording/recording.hpp"

namespace hotline::app {

/// What to list; empty members do not restrict. Newest first, keyset paging by (started_at, id).
struct RecordingFilter {
    std::optional<Instant> from;  ///< of the recording's start
    std::optional<Instant> to;
    std::optional<NumberSought> number;
    std::optional<UserId> agent;  ///< anybody who talked in it
    std::optional<QueueCode> queue;
    std::optional<std::int64_t> min_ms;  ///< of sound
    std::optional<std::int64_t> max_ms;
    std::string case_number;
    std::optional<CallOutcome> outcome;
    std::optional<CallChannel> channel;
    bool with_case_only{false};
    bool faulty_only{false};
    bool held_only{false};
    std::string cursor;
    int limit{50};
};

/// The index of recordings. Its lines follow the calls' events (CallStore::append); only what is found out about files later
/// is written here.
class RecordingStore {
public:
    virtual ~RecordingStore() = default;
    struct Page {
        std::vector<RecordingEntry> entries;
        std::string next;
    };
    [[nodiscard]] virtual Page list(const RecordingFilter& filter) = 0;
    [[nodiscard]] virtual std::optional<RecordingEntry> find(RecordingId id) = 0;
    [[nodiscard]] virtual std::optional<RecordingEntry> of_call(CallId call) = 0;              ///< the latest
    [[nodiscard]] virtual std::optional<RecordingEntry> at_path(const std::string& path) = 0;  ///< erased ones too

    /// The next lines by id that are not erased: a walk through the whole index in small steps.
    [[nodiscard]] virtual std::vector<RecordingEntry> after(RecordingId id, int limit) = 0;
    /// Ended calls that were picked up since then and have no recording.
    [[nodiscard]] virtual std::vector<CallId> unrecorded_calls(Instant since, int limit) = 0;
    /// The file was compared with its line.
    virtual void set_check(RecordingId id, Instant at, std::optional<RecordingFault> fault) = 0;
    virtual void replace_findings(const std::vector<RecordingFinding>& findings) = 0;
    [[nodiscard]] virtual std::vector<RecordingFinding> findings(int limit) = 0;
    virtual void insert(const Reconciliation& done) = 0;
    [[nodiscard]] virtual std::optional<Reconciliation> last_reconciliation() = 0;
    [[nodiscard]] virtual RecordingTotals totals(Instant now) = 0;

    [[nodiscard]] virtual std::vector<RecordingMarker> markers(RecordingId recording) = 0;  ///< by place
    virtual void put(RecordingId recording, const RecordingMarker& marker) = 0;             ///< new, or instead of the same id
    [[nodiscard]] virtual std::optional<RecordingMarker> marker(RecordingId recording, MarkerId id) = 0;
    virtual void remove(MarkerId id) = 0;

    virtual void put(const ErasureRequest& asked) = 0;  ///< one a recording; a later one takes its place
    [[nodiscard]] virtual std::vector<ErasureRequest> erasures_asked(int limit) = 0;  ///< oldest first
    [[nodiscard]] virtual std::optional<ErasureRequest> erasure_asked(RecordingId recording) = 0;
    virtual void close_erasure(RecordingId recording) = 0;
};

}  // namespace hotline::app
