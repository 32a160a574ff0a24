#include "adapters/store/recording_rows.hpp"

namespace hotline::store {
namespace {

/// One overload per fact that changes a line of the index.
struct Follow {
    Connection& to;
    CallId call;
    Instant at;

    void operator()(const call_event::RecordingStarted& fact) const {
        insert(fact.recording, RecordingKind::call, fact.path, fact.format);
    }
    void operator()(const call_event::MessageStarted& fact) const {
        insert(fact.recording, RecordingKind::message, fact.path, fact.format);
    }
    void operator()(const call_event::RecordingFinished& fact) const {
        execute(to, "UPDATE recordings SET length_ms = ?2, bytes = ?3 WHERE id = ?1", fact.recording, fact.length_ms, fact.bytes);
    }
    void operator()(const call_event::RecordingFailed& fact) const {
        execute(to, "UPDATE recordings SET failure = ?2 WHERE id = ?1", fact.recording, fact.reason);
    }
    void operator()(const call_event::RecordingSealed& fact) const {
        execute(to, "UPDATE recordings SET length_ms = ?2, bytes = ?3, sha256 = ?4, checked_at = ?5, fault = NULL WHERE id = ?1",
                fact.recording, fact.length_ms, fact.bytes, fact.sha256, at);
    }
    void operator()(const call_event::RecordingHeld& fact) const {
        execute(to, "UPDATE recordings SET held_by = ?2, hold_reason = ?3 WHERE id = ?1", fact.recording, fact.by, fact.reason);
    }
    void operator()(const call_event::RecordingHoldEnded& fact) const {
        execute(to, "UPDATE recordings SET held_by = '', hold_reason = '' WHERE id = ?1", fact.recording);
    }
    void operator()(const call_event::RecordingErased& fact) const {
        execute(to, "UPDATE recordings SET erased_at = ?2, erased_why = ?3, fault = NULL WHERE id = ?1", fact.recording, at,
                fact.why);
    }
    void operator()(const auto&) const {}

    void insert(RecordingId id, RecordingKind kind, const std::string& path, RecordingFormat format) const {
        execute(to,
                "INSERT INTO recordings (id, call_id, kind, path, started_at, format) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
                "ON CONFLICT (id) DO NOTHING",
                id, call, kind, path, at, format);
    }
};

}  // namespace

void follow_recording(Connection& connection, const CallEvent& event) {
    std::visit(Follow{connection, event.call, event.at}, event.fact);
}

}  // namespace hotline::store
