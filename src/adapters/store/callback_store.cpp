#include "adapters/store/callback_store.hpp"

#include "adapters/store/after_hours_rows.hpp"
#include "adapters/store/where.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kColumns =
    "id, number, state, origin, call_id, queue_code, outcome, missed_at, missed, opened_at, due_at, attempts, owner_id, "
    "lease_until, "
    "retry_at, attempt_id, dialled_at, reached_at, closed_as, closed_at, note";

std::string select(std::string_view rest) {
    return "SELECT " + std::string(kColumns) + " FROM callback_tasks" + std::string(rest);
}

CallbackTask read(Query& query) {
    CallbackTask t;
    query.into(t.id, t.number, t.state, t.origin, t.call, t.queue, t.outcome, t.missed_at, t.missed, t.opened_at, t.due_at,
               t.attempts, t.owner, t.lease_until, t.retry_at, t.attempt, t.dialled_at, t.reached_at, t.closed_as, t.closed_at,
               t.note);
    return t;
}

std::optional<CallbackTask> one(Query& query) { return query.next() ? std::optional{read(query)} : std::nullopt; }

std::optional<double> median_to_reach(Connection& connection, Instant from, Instant to, int reached) {
    if (reached == 0) return std::nullopt;
    Query query(
        connection,
        "SELECT reached_at - missed_at FROM callback_tasks WHERE opened_at >= ?1 AND opened_at < ?2 AND reached_at IS NOT "
        "NULL ORDER BY 1 LIMIT 1 OFFSET ?3",
        from, to, (reached - 1) / 2);
    return query.next() ? std::optional{static_cast<double>(query.get<std::int64_t>(0)) / 1e6} : std::nullopt;
}

}  // namespace

CallbackRules SqlCallbackStore::rules() { return AfterHoursRows{connection_}.callback_rules(); }

void SqlCallbackStore::insert(const CallbackTask& t, const app::CallbackEvent& event) {
    execute(connection_,
            "INSERT INTO callback_tasks (" + std::string(kColumns) +
                ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
            t.id, t.number, t.state, t.origin, t.call, t.queue, t.outcome, t.missed_at, t.missed, t.opened_at, t.due_at,
            t.attempts, t.owner, t.lease_until, t.retry_at, t.attempt, t.dialled_at, t.reached_at, t.closed_as, t.closed_at,
            t.note);
    put_event(t.id, event);
    changed_.push_back({t.id, t.state});
}

void SqlCallbackStore::save(const CallbackTask& t, const app::CallbackEvent& event) {
    execute(
        connection_,
        "UPDATE callback_tasks SET state = ?2, origin = ?3, call_id = ?4, queue_code = ?5, outcome = ?6, missed_at = ?7, missed "
        "= "
        "?8, attempts = ?9, owner_id = ?10, lease_until = ?11, retry_at = ?12, attempt_id = ?13, dialled_at = ?14, reached_at = "
        "?15, closed_as = ?16, closed_at = ?17, note = ?18 WHERE id = ?1",
        t.id, t.state, t.origin, t.call, t.queue, t.outcome, t.missed_at, t.missed, t.attempts, t.owner, t.lease_until,
        t.retry_at, t.attempt, t.dialled_at, t.reached_at, t.closed_as, t.closed_at, t.note);
    put_event(t.id, event);
    changed_.push_back({t.id, t.state});
}

void SqlCallbackStore::put_event(CallbackId id, const app::CallbackEvent& event) {
    execute(
        connection_,
        "INSERT INTO callback_events (task_id, seq, at, what, by_id, attempt, call_id, note) SELECT ?1, COALESCE(MAX(seq), 0) + "
        "1, ?2, ?3, ?4, ?5, ?6, ?7 FROM callback_events WHERE task_id = ?1",
        id, event.at, event.what, event.by, event.attempt, event.call, event.note);
}

std::optional<CallbackTask> SqlCallbackStore::find(CallbackId id) {
    Query query(connection_, select(" WHERE id = ?1"), id);
    return one(query);
}

std::optional<CallbackTask> SqlCallbackStore::unfinished_of(const std::string& number) {
    Query query(connection_, select(" WHERE number = ?1 AND number <> '' AND state <> 'closed'"), number);
    return one(query);
}

std::optional<CallbackTask> SqlCallbackStore::find_by_attempt(CallId call) {
    Query query(connection_, select(" WHERE attempt_id = ?1 AND attempt_id <> 0 ORDER BY id DESC LIMIT 1"), call);
    return one(query);
}

std::vector<app::CallbackEvent> SqlCallbackStore::history(CallbackId id) {
    std::vector<app::CallbackEvent> all;
    Query query(connection_,
                "SELECT at, what, by_id, attempt, call_id, note FROM callback_events WHERE task_id = ?1 ORDER BY seq", id);
    while (query.next()) {
        app::CallbackEvent& event = all.emplace_back();
        query.into(event.at, event.what, event.by, event.attempt, event.call, event.note);
    }
    return all;
}

app::CallbackStore::Page SqlCallbackStore::list(const app::CallbackFilter& filter) {
    Page page;
    Where where;
    if (filter.closed) where.add(*filter.closed ? "state = 'closed'" : "state <> 'closed'", {});
    if (filter.origin) where.add("origin = ?", {std::string(name_of(*filter.origin))});
    if (filter.owner) where.add("owner_id = ?", {filter.owner->value});
    if (!filter.number.empty()) where.add("number = ?", {filter.number});
    if (filter.limit <= 0 || !where.add_cursor(filter.cursor, "opened_at")) return page;
    Query query(connection_, select(where.sql() + " ORDER BY opened_at DESC, id DESC LIMIT " + std::to_string(filter.limit + 1)));
    where.bind(query);
    while (query.next()) page.tasks.push_back(read(query));
    if (page.tasks.size() > static_cast<std::size_t>(filter.limit)) {
        page.tasks.pop_back();
        page.next = write_cursor({.at = page.tasks.back().opened_at, .id = page.tasks.back().id.value});
    }
    return page;
}

int SqlCallbackStore::count_unfinished() {
    Query query(connection_, "SELECT COUNT(*) FROM callback_tasks WHERE state <> 'closed'");
    return query.next() ? query.get<int>(0) : 0;
}

app::CallbackFigures SqlCallbackStore::figures(Instant from, Instant to) {
    app::CallbackFigures sum{.from = from, .to = to};
    Query query(
        connection_,
        "SELECT origin, COUNT(*), COUNT(dialled_at), COUNT(reached_at), SUM(CASE WHEN closed_as = 'got_through' THEN 1 ELSE 0 "
        "END), SUM(CASE WHEN state = 'closed' AND closed_as NOT IN ('got_through', 'reached') THEN 1 ELSE 0 END), "
        "SUM(CASE WHEN state <> 'closed' THEN 1 ELSE 0 END) FROM callback_tasks WHERE opened_at >= ?1 AND opened_at < ?2 "
        "GROUP BY origin",
        from, to);
    while (query.next()) {
        (query.get<CallbackOrigin>(0) == CallbackOrigin::missed ? sum.missed : sum.requested) = query.get<int>(1);
        sum.dialled += query.get<int>(2);
        sum.reached += query.get<int>(3);
        sum.got_through += query.get<int>(4);
        sum.given_up += query.get<int>(5);
        sum.open += query.get<int>(6);
    }
    sum.median_to_reach_s = median_to_reach(connection_, from, to, sum.reached);
    return sum;
}

}  // namespace hotline::store
