#pragma once
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "domain/ids.hpp"

namespace hotline {

/// How the sound of a recording lies on the disk; all are WAV at 8 kHz.
BOOST_DEFINE_ENUM_CLASS(RecordingFormat,
                        alaw_stereo,  ///< G.711 A-law, citizen left, what he hears right: 16 kB/s
                        alaw_mono,    ///< G.711 A-law, both sides mixed: 8 kB/s
                        adpcm_mono)   ///< IMA ADPCM, both sides mixed: 4 kB/s

/// What is wrong between the index of recordings and the files.
BOOST_DEFINE_ENUM_CLASS(RecordingFault,
                        file_missing,    ///< the index names a file that is not there
                        unreadable,      ///< a file is there, but is no recording
                        wrong_length,    ///< header or size say another length than the index
                        wrong_checksum,  ///< not the bytes that were sealed
                        not_indexed,     ///< a file that no line of the index names
                        not_recorded)    ///< a call that was answered has no line in the index

/// What was recorded: a whole call, or a message that a caller left.
BOOST_DEFINE_ENUM_CLASS(RecordingKind, call, message)

/// Where a recording stands in its life.
BOOST_DEFINE_ENUM_CLASS(RecordingState, writing, kept, failed, erased)

/// One line of the index of recordings.
struct RecordingEntry {
    RecordingId id;
    CallId call;
    RecordingKind kind{RecordingKind::call};
    std::string path;  ///< below the recordings folder
    RecordingFormat format{RecordingFormat::alaw_stereo};
    Instant started_at;
    std::optional<std::int64_t> length_ms;  ///< absent while it is being written
    std::int64_t bytes{};
    std::string failure;                ///< why writing ended early; empty: it did not
    std::string sha256;                 ///< hexadecimal; empty: not sealed yet
    std::optional<Instant> checked_at;  ///< when file and index were last compared
    std::optional<RecordingFault> fault;
    std::string held_by;  ///< empty: may be erased when its time has come
    std::string hold_reason;
    std::optional<Instant> erased_at;
    std::string erased_why;
};

[[nodiscard]] inline RecordingState state_of(const RecordingEntry& entry) {
    if (entry.erased_at) return RecordingState::erased;
    if (!entry.failure.empty()) return RecordingState::failed;
    return entry.length_ms ? RecordingState::kept : RecordingState::writing;
}

}  // namespace hotline
