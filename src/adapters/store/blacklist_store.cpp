#include "adapters/store/blacklist_store.hpp"

#include "adapters/store/where.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kSelect =
    "SELECT id, kind, number, treatment, reason, expires_at, state, asked_by, asked_at, decided_by, version FROM bars";

std::string select(std::string_view rest) { return std::string(kSelect) + std::string(rest); }

}  // namespace

void SqlBlacklistStore::insert(const Bar& bar, const BarEvent& asked) {
    execute(connection_,
            "INSERT INTO bars (id, kind, number, treatment, reason, expires_at, state, asked_by, asked_at, decided_by, version) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            bar.id, bar.what.kind, bar.what.number, bar.what.treatment, bar.what.reason, bar.what.expires_at, bar.state,
            bar.asked_by, bar.asked_at, bar.decided_by, bar.version);
    for (const CallId call : bar.what.evidence)
        execute(connection_, "INSERT INTO bar_evidence (bar_id, call_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING", bar.id, call);
    put_event(asked);
}

void SqlBlacklistStore::append(const Bar& after, const BarEvent& event) {
    put_event(event);
    execute(connection_, "UPDATE bars SET state = ?2, decided_by = ?3, version = ?4 WHERE id = ?1", after.id, after.state,
            after.decided_by, after.version);
}

void SqlBlacklistStore::put_event(const BarEvent& event) {
    execute(connection_,
            "INSERT INTO bar_events (bar_id, seq, at, action, actor_id, actor_name, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            event.bar, event.seq, event.at, event.action, event.by, event.by_name, event.note);
}

Bar SqlBlacklistStore::read(Query& query) {
    Bar bar;
    query.into(bar.id, bar.what.kind, bar.what.number, bar.what.treatment, bar.what.reason, bar.what.expires_at, bar.state,
               bar.asked_by, bar.asked_at, bar.decided_by, bar.version);
    Query evidence(connection_, "SELECT call_id FROM bar_evidence WHERE bar_id = ?1 ORDER BY call_id", bar.id);
    while (evidence.next()) bar.what.evidence.push_back(evidence.get<CallId>(0));
    return bar;
}

std::vector<Bar> SqlBlacklistStore::read_all(Query& query) {
    std::vector<Bar> all;
    while (query.next()) all.push_back(read(query));
    return all;
}

std::optional<Bar> SqlBlacklistStore::find(BarId id) {
    Query query(connection_, select(" WHERE id = ?1"), id);
    return query.next() ? std::optional{read(query)} : std::nullopt;
}

std::vector<BarEvent> SqlBlacklistStore::events(BarId id) {
    std::vector<BarEvent> all;
    Query query(connection_,
                "SELECT bar_id, seq, at, action, actor_id, actor_name, note FROM bar_events WHERE bar_id = ?1 ORDER BY seq", id);
    while (query.next()) {
        BarEvent& event = all.emplace_back();
        query.into(event.bar, event.seq, event.at, event.action, event.by, event.by_name, event.note);
    }
    return all;
}

std::vector<Bar> SqlBlacklistStore::list(std::optional<BarState> state, int limit) {
    Where where;
    if (state) where.add("state = ?", {std::string(name_of(*state))});
    Query query(connection_,
                select(where.sql() + " ORDER BY asked_at DESC, id DESC LIMIT " + std::to_string(std::max(limit, 0))));
    where.bind(query);
    return read_all(query);
}

std::vector<Bar> SqlBlacklistStore::in_force(Instant now) {
    Query query(connection_, select(" WHERE state = 'active' AND expires_at > ?1 ORDER BY id"), now);
    return read_all(query);
}

}  // namespace hotline::store
