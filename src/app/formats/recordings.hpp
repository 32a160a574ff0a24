#pragma once
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/call/call_event.hpp"
#include "domain/recording/recording.hpp"

namespace hotline::app {

/// A case that came from the recorded call.
struct CaseOfRecording {
    CaseId id;
    std::string number;
};
BOOST_DESCRIBE_STRUCT(CaseOfRecording, (), (id, number))

struct RecordingRow {
    RecordingId id;
    CallId call;
    RecordingKind kind{};
    Instant started_at;
    std::string number;  ///< masked
    std::string area;
    CallChannel channel{};
    QueueCode queue;
    std::string agent_name;
    std::optional<CallOutcome> outcome;     ///< absent while the call lasts
    std::optional<std::int64_t> length_ms;  ///< absent while it is being written
    std::int64_t bytes{};
    RecordingFormat format{};
    RecordingState state{};
    std::optional<RecordingFault> fault;
    std::string held_by;
    std::string hold_reason;
    std::optional<Instant> erased_at;
    std::string erased_why;
    std::vector<CaseOfRecording> cases;
    bool playable{false};      ///< there is sound, and who asks may hear it
    bool downloadable{false};  ///< and take it along
};
BOOST_DESCRIBE_STRUCT(RecordingRow, (),
                      (id, call, kind, started_at, number, area, channel, queue, agent_name, outcome, length_ms, bytes, format,
                       state, fault, held_by, hold_reason, erased_at, erased_why, cases, playable, downloadable))

struct RecordingPage {
    std::vector<RecordingRow> rows;
    std::string next;
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(RecordingPage, (), (rows, next, as_of))

/// A note at a place of a recording.
struct RecordingMarker {
    MarkerId id;
    std::int64_t at_ms{};
    std::string text;
    UserId author;
    std::string author_name;
    Instant written_at;
};
BOOST_DESCRIBE_STRUCT(RecordingMarker, (), (id, at_ms, text, author, author_name, written_at))

/// Something that does not fit between calls, index and files.
struct RecordingFinding {
    RecordingFault fault{};
    std::optional<RecordingId> recording;  ///< absent: no line of the index
    std::optional<CallId> call;
    std::string path;  ///< below the recordings folder; empty: there is none
    Instant found_at;
};
BOOST_DESCRIBE_STRUCT(RecordingFinding, (), (fault, recording, call, path, found_at))

/// One comparison of all calls, the whole index and all files.
struct Reconciliation {
    Instant began_at;
    Instant ended_at;
    int checked{};   ///< lines of the index whose file was looked at
    int read{};      ///< of these, files of which every byte was read
    int sealed{};    ///< files that got their checksum
    int files{};     ///< recordings in the folder
    int findings{};  ///< as they stand in the list
    int erased{};    ///< by the rules of retention
    std::int64_t erased_bytes{};
};
BOOST_DESCRIBE_STRUCT(Reconciliation, (), (began_at, ended_at, checked, read, sealed, files, findings, erased, erased_bytes))

/// What the index knows of space.
struct RecordingTotals {
    std::int64_t count{};
    std::int64_t bytes{};
    std::int64_t held{};
    std::int64_t bytes_last_day{};
    std::int64_t bytes_last_week{};
};
BOOST_DESCRIBE_STRUCT(RecordingTotals, (), (count, bytes, held, bytes_last_day, bytes_last_week))

/// Somebody wants a recording erased before its time; a second person decides.
struct ErasureRequest {
    RecordingId recording;
    UserId asked_by;
    std::string asked_by_name;
    std::string reason;
    Instant asked_at;
};
BOOST_DESCRIBE_STRUCT(ErasureRequest, (), (recording, asked_by, asked_by_name, reason, asked_at))

}  // namespace hotline::app
