#include "adapters/store/guest_session_store.hpp"

#include <fmt/format.h>

#include <set>

#include "adapters/store/call_facts.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kColumns = "id, guest, topic, queue_code, from_at, to_at, cancelled";

// Nobody waits longer; who came earlier cannot have joined the queue in the session.
constexpr Duration kLongestCallBefore = std::chrono::hours{4};

void read(Query& query, GuestSession& session) {
    query.into(session.id, session.guest, session.topic, session.queue, session.from, session.to, session.cancelled);
}

}  // namespace

std::vector<GuestSession> read_guest_sessions(Connection& connection, Instant end) {
    std::vector<GuestSession> all;
    Query query(connection,
                fmt::format("SELECT {} FROM guest_sessions WHERE to_at > ?1 ORDER BY from_at DESC, id DESC", kColumns), end);
    while (query.next()) read(query, all.emplace_back());
    return all;
}

void SqlGuestSessionStore::put(const GuestSession& session, UserId by, Instant at) {
    execute(connection_,
            "INSERT INTO guest_sessions (id, guest, topic, queue_code, from_at, to_at, cancelled, planned_by, planned_at) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            session.id, session.guest, session.topic, session.queue, session.from, session.to, session.cancelled, by, at);
}

void SqlGuestSessionStore::cancel(GuestSessionId id) {
    execute(connection_, "UPDATE guest_sessions SET cancelled = 1 WHERE id = ?1", id);
}

std::optional<GuestSession> SqlGuestSessionStore::find(GuestSessionId id) {
    Query query(connection_, fmt::format("SELECT {} FROM guest_sessions WHERE id = ?1", kColumns), id);
    if (!query.next()) return std::nullopt;
    GuestSession session;
    read(query, session);
    return session;
}

std::vector<GuestSession> SqlGuestSessionStore::sessions_since(Instant end) { return read_guest_sessions(connection_, end); }

std::vector<app::CallRow> SqlGuestSessionStore::calls_of(const GuestSession& session) {
    std::set<CallId> joined;
    Query query(connection_,
                "SELECT e.call_id, e.detail FROM calls c JOIN call_events e ON e.call_id = c.id AND e.type = 'queue_joined' "
                "WHERE c.offered_at >= ?1 AND c.offered_at < ?2 AND e.at >= ?3 AND e.at < ?2",
                session.from - kLongestCallBefore, session.to, session.from);
    while (query.next()) {
        const CallFact fact = decode_fact("queue_joined", query.get<std::string>(1));
        if (std::get<call_event::QueueJoined>(fact).queue == session.queue) joined.insert(query.get<CallId>(0));
    }
    std::vector<app::CallRow> rows;
    for (const CallId id : joined)
        if (auto row = calls_.find(id)) rows.push_back(std::move(*row));
    return rows;
}

}  // namespace hotline::store
