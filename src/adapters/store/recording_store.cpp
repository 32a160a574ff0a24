#include "adapters/store/recording_store.hpp"

#include <fmt/format.h>

#include "adapters/store/number_filter.hpp"
#include "adapters/store/where.hpp"

namespace hotline::store {
namespace {

std::string select(std::string_view rest) {
    return "SELECT r.id, r.call_id, r.kind, r.path, r.format, r.started_at, r.length_ms, COALESCE(r.bytes, 0), r.failure, "
           "r.sha256, "
           "r.checked_at, r.fault, r.held_by, r.hold_reason, r.erased_at, r.erased_why FROM recordings r" +
           std::string(rest);
}

RecordingEntry read_entry(Query& query) {
    RecordingEntry e;
    query.into(e.id, e.call, e.kind, e.path, e.format, e.started_at, e.length_ms, e.bytes, e.failure, e.sha256, e.checked_at,
               e.fault, e.held_by, e.hold_reason, e.erased_at, e.erased_why);
    return e;
}

std::optional<RecordingEntry> one_entry(Query& query) { return query.next() ? std::optional{read_entry(query)} : std::nullopt; }

app::ErasureRequest read_erasure(Query& query) {
    app::ErasureRequest asked;
    query.into(asked.recording, asked.asked_by, asked.asked_by_name, asked.reason, asked.asked_at);
    return asked;
}

void add_call_filter(Where& where, const app::RecordingFilter& filter) {
    if (filter.number) add_number(where, *filter.number, "c.");
    if (filter.agent) where.add("r.call_id IN (SELECT call_id FROM call_agents WHERE agent_id = ?)", {filter.agent->value});
    if (filter.queue) where.add("c.queue_code = ?", {filter.queue->value});
    if (filter.outcome) where.add("c.outcome = ?", {std::string(name_of(*filter.outcome))});
    if (filter.channel) where.add("c.channel = ?", {std::string(name_of(*filter.channel))});
    if (!filter.case_number.empty()) where.add("r.call_id IN (SELECT call_id FROM cases WHERE number = ?)", {filter.case_number});
    if (filter.with_case_only) where.add("EXISTS (SELECT 1 FROM cases k WHERE k.call_id = r.call_id)", {});
}

/// False: nothing can be found, the cursor is not one of ours.
bool add_filter(Where& where, const app::RecordingFilter& filter) {
    if (filter.from) where.add("r.started_at >= ?", {filter.from->time_since_epoch().count()});
    if (filter.to) where.add("r.started_at < ?", {filter.to->time_since_epoch().count()});
    if (filter.min_ms) where.add("r.length_ms >= ?", {*filter.min_ms});
    if (filter.max_ms) where.add("r.length_ms <= ?", {*filter.max_ms});
    if (filter.faulty_only) where.add("r.fault IS NOT NULL", {});
    if (filter.held_only) where.add("r.held_by <> ''", {});
    add_call_filter(where, filter);
    if (filter.cursor.empty()) return true;
    const auto behind = read_cursor(filter.cursor);
    if (behind) where.add("(r.started_at, r.id) < (?, ?)", {behind->at.time_since_epoch().count(), behind->id});
    return behind.has_value();
}

}  // namespace

app::RecordingStore::Page SqlRecordingStore::list(const app::RecordingFilter& filter) {
    Page page;
    Where where;
    if (filter.limit <= 0 || !add_filter(where, filter)) return page;
    Query query(connection_,
                select(fmt::format(" JOIN calls c ON c.id = r.call_id{} ORDER BY r.started_at DESC, r.id DESC LIMIT {}",
                                   where.sql(), filter.limit + 1)));
    where.bind(query);
    while (query.next()) page.entries.push_back(read_entry(query));
    if (page.entries.size() > static_cast<std::size_t>(filter.limit)) {
        page.entries.pop_back();
        page.next = write_cursor({.at = page.entries.back().started_at, .id = page.entries.back().id.value});
    }
    return page;
}

std::optional<RecordingEntry> SqlRecordingStore::find(RecordingId id) {
    Query query(connection_, select(" WHERE r.id = ?1"), id);
    return one_entry(query);
}

std::optional<RecordingEntry> SqlRecordingStore::of_call(CallId call) {
    Query query(connection_, select(" WHERE r.call_id = ?1 AND r.kind = 'call' ORDER BY r.id DESC LIMIT 1"), call);
    return one_entry(query);
}

std::optional<RecordingEntry> SqlRecordingStore::at_path(const std::string& path) {
    Query query(connection_, select(" WHERE r.path = ?1 LIMIT 1"), path);
    return one_entry(query);
}

std::vector<RecordingEntry> SqlRecordingStore::after(RecordingId id, int limit) {
    std::vector<RecordingEntry> entries;
    Query query(connection_, select(" WHERE r.id > ?1 AND r.erased_at IS NULL ORDER BY r.id LIMIT ?2"), id, limit);
    while (query.next()) entries.push_back(read_entry(query));
    return entries;
}

std::vector<CallId> SqlRecordingStore::unrecorded_calls(Instant since, int limit) {
    std::vector<CallId> calls;
    Query query(connection_,
                "SELECT id FROM calls WHERE recording_id = 0 AND answered_at IS NOT NULL AND ended_at IS NOT NULL AND "
                "offered_at >= ?1 ORDER BY offered_at LIMIT ?2",
                since, limit);
    while (query.next()) calls.push_back(query.get<CallId>(0));
    return calls;
}

void SqlRecordingStore::set_check(RecordingId id, Instant at, std::optional<RecordingFault> fault) {
    execute(connection_, "UPDATE recordings SET checked_at = ?2, fault = ?3 WHERE id = ?1", id, at, fault);
}

void SqlRecordingStore::replace_findings(const std::vector<app::RecordingFinding>& findings) {
    execute(connection_, "DELETE FROM recording_findings");
    for (int position = 1; const app::RecordingFinding& f : findings)
        execute(connection_,
                "INSERT INTO recording_findings (position, fault, recording_id, call_id, path, found_at) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                position++, f.fault, f.recording, f.call, f.path, f.found_at);
}

std::vector<app::RecordingFinding> SqlRecordingStore::findings(int limit) {
    std::vector<app::RecordingFinding> all;
    Query query(connection_,
                "SELECT fault, recording_id, call_id, path, found_at FROM recording_findings ORDER BY position LIMIT ?1", limit);
    while (query.next()) {
        app::RecordingFinding& f = all.emplace_back();
        query.into(f.fault, f.recording, f.call, f.path, f.found_at);
    }
    return all;
}

void SqlRecordingStore::insert(const app::Reconciliation& d) {
    execute(connection_,
            "INSERT INTO recording_reconciliations (began_at, ended_at, checked, read, sealed, files, findings, erased, "
            "erased_bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            d.began_at, d.ended_at, d.checked, d.read, d.sealed, d.files, d.findings, d.erased, d.erased_bytes);
}

std::optional<app::Reconciliation> SqlRecordingStore::last_reconciliation() {
    Query query(connection_,
                "SELECT began_at, ended_at, checked, read, sealed, files, findings, erased, erased_bytes "
                "FROM recording_reconciliations ORDER BY began_at DESC LIMIT 1");
    if (!query.next()) return std::nullopt;
    app::Reconciliation d;
    query.into(d.began_at, d.ended_at, d.checked, d.read, d.sealed, d.files, d.findings, d.erased, d.erased_bytes);
    return d;
}

app::RecordingTotals SqlRecordingStore::totals(Instant now) {
    app::RecordingTotals t;
    Query query(connection_,
                "SELECT COUNT(*), COALESCE(SUM(bytes), 0), COALESCE(SUM(CASE WHEN held_by <> '' THEN 1 ELSE 0 END), 0), "
                "COALESCE(SUM(CASE WHEN started_at >= ?1 THEN bytes ELSE 0 END), 0), "
                "COALESCE(SUM(CASE WHEN started_at >= ?2 THEN bytes ELSE 0 END), 0) FROM recordings WHERE erased_at IS NULL",
                now - std::chrono::days{1}, now - std::chrono::days{7});
    if (query.next()) query.into(t.count, t.bytes, t.held, t.bytes_last_day, t.bytes_last_week);
    return t;
}

std::vector<app::RecordingMarker> SqlRecordingStore::markers(RecordingId recording) {
    std::vector<app::RecordingMarker> all;
    Query query(connection_,
                "SELECT id, at_ms, text, author_id, author_name, written_at FROM recording_markers WHERE recording_id = ?1 "
                "ORDER BY at_ms, id",
                recording);
    while (query.next()) {
        app::RecordingMarker& m = all.emplace_back();
        query.into(m.id, m.at_ms, m.text, m.author, m.author_name, m.written_at);
    }
    return all;
}

void SqlRecordingStore::put(RecordingId recording, const app::RecordingMarker& m) {
    execute(connection_,
            "INSERT INTO recording_markers (id, recording_id, at_ms, text, author_id, author_name, written_at) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET at_ms = excluded.at_ms, text = excluded.text, "
            "written_at = excluded.written_at",
            m.id, recording, m.at_ms, m.text, m.author, m.author_name, m.written_at);
}

std::optional<app::RecordingMarker> SqlRecordingStore::marker(RecordingId recording, MarkerId id) {
    for (app::RecordingMarker& one : markers(recording))
        if (one.id == id) return std::move(one);
    return std::nullopt;
}

void SqlRecordingStore::remove(MarkerId id) { execute(connection_, "DELETE FROM recording_markers WHERE id = ?1", id); }

void SqlRecordingStore::put(const app::ErasureRequest& asked) {
    execute(
        connection_,
        "INSERT INTO recording_erasures (recording_id, asked_by, asked_by_name, reason, asked_at) VALUES (?1, ?2, ?3, ?4, ?5) "
        "ON CONFLICT (recording_id) DO UPDATE SET asked_by = excluded.asked_by, asked_by_name = excluded.asked_by_name, "
        "reason = excluded.reason, asked_at = excluded.asked_at",
        asked.recording, asked.asked_by, asked.asked_by_name, asked.reason, asked.asked_at);
}

std::vector<app::ErasureRequest> SqlRecordingStore::erasures_asked(int limit) {
    std::vector<app::ErasureRequest> all;
    Query query(
        connection_,
        "SELECT recording_id, asked_by, asked_by_name, reason, asked_at FROM recording_erasures ORDER BY asked_at LIMIT ?1",
        limit);
    while (query.next()) all.push_back(read_erasure(query));
    return all;
}

std::optional<app::ErasureRequest> SqlRecordingStore::erasure_asked(RecordingId recording) {
    Query query(connection_,
                "SELECT recording_id, asked_by, asked_by_name, reason, asked_at FROM recording_erasures WHERE recording_id = ?1",
                recording);
    return query.next() ? std::optional{read_erasure(query)} : std::nullopt;
}

void SqlRecordingStore::close_erasure(RecordingId recording) {
    execute(connection_, "DELETE FROM recording_erasures WHERE recording_id = ?1", recording);
}

}  // namespace hotline::store
