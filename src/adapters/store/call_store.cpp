#include "adapters/store/call_store.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "adapters/store/after_hours_rows.hpp"
#include "adapters/store/call_facts.hpp"
#include "adapters/store/number_filter.hpp"
#include "adapters/store/recording_rows.hpp"
#include "adapters/store/where.hpp"

namespace hotline::store {
namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

constexpr int kTemporaryFailure = 41;  // Q.850: the process died

constexpr std::string_view kRecordColumns =
    "id, events, from_number, to_number, channel, choice, queue_code, agent_id, recording_id, outcome, offered_at, answered_at, "
    "queued_at, "
    "connected_at, ended_at, last_at, direction, talk_ended_at, satisfaction, ring_at";

void read_record(Query& query, CallRecord& r) {
    query.into(r.id, r.events, r.from, r.to, r.channel, r.choice, r.queue, r.agent, r.recording, r.outcome, r.offered_at,
               r.answered_at, r.queued_at, r.connected_at, r.ended_at, r.last_at, r.direction, r.talk_ended_at, r.satisfaction,
               r.ring_at);
}

std::int64_t ms(Duration duration) { return duration_cast<milliseconds>(duration).count(); }

app::CallRow row_of(const CallRecord& record) {
    app::CallRow row{.id = record.id,
                     .offered_at = record.offered_at,
                     .number = record.from,
                     .channel = record.channel,
                     .direction = record.direction,
                     .choice = record.choice,
                     .queue = record.queue,
                     .outcome = record.outcome,
                     .flow_ms = static_cast<int>(ms(flow_time(record))),
                     .wait_ms = static_cast<int>(ms(wait_time(record))),
                     .talk_ms = static_cast<int>(ms(talk_time(record))),
                     .satisfaction = record.satisfaction};
    if (record.agent) row.agent = record.agent;
    if (record.recording) row.recording = record.recording;
    return row;
}

/// The columns of a CallRow; the record's come first.
std::string select_rows(std::string_view rest) {
    return "SELECT " + std::string(kRecordColumns) +
           ", area, COALESCE((SELECT u.name FROM users u WHERE u.id = agent_id), '') FROM calls" + std::string(rest);
}

app::CallRow read_row(Query& query) {
    CallRecord record;
    read_record(query, record);
    app::CallRow row = row_of(record);
    row.area = query.get<std::string>(20);
    row.agent_name = query.get<std::string>(21);
    return row;
}

/// False: nothing can be found, the cursor is not one of ours.
bool add_filter(Where& where, const app::CallFilter& filter) {
    if (filter.from) where.add("offered_at >= ?", {filter.from->time_since_epoch().count()});
    if (filter.to) where.add("offered_at < ?", {filter.to->time_since_epoch().count()});
    if (filter.number) add_number(where, *filter.number, "");
    if (filter.agent) where.add("id IN (SELECT call_id FROM call_agents WHERE agent_id = ?)", {filter.agent->value});
    if (filter.queue) where.add("queue_code = ?", {filter.queue->value});
    if (filter.channel) where.add("channel = ?", {std::string(hotline::store::name_of(*filter.channel))});
    std::vector<Where::Value> outcomes;
    for (const CallOutcome outcome : filter.outcomes) outcomes.emplace_back(std::string(hotline::store::name_of(outcome)));
    if (!outcomes.empty()) where.add_any("outcome", std::move(outcomes));
    if (filter.recorded_only) where.add("recording_id <> 0", {});
    if (filter.queued_only) where.add("queued_at IS NOT NULL", {});
    if (filter.answered_only) where.add("connected_at IS NOT NULL", {});
    if (filter.longest_wait_ms) where.add("wait_ms <= ?", {*filter.longest_wait_ms});
    return where.add_cursor(filter.cursor, "offered_at");
}

}  // namespace

void SqlCallStore::append(const CallEvent& event) {
    const CallRecord record = evolve(load(event.call), event);
    put_event(event, record.events);
    put_record(record);
    follow(record, event);
}

CallRecord SqlCallStore::load(CallId id) {
    CallRecord record;
    Query query(connection_, "SELECT " + std::string(kRecordColumns) + " FROM calls WHERE id = ?1", id);
    if (query.next()) read_record(query, record);
    return record;
}

void SqlCallStore::put_event(const CallEvent& event, int seq) {
    execute(connection_, "INSERT INTO call_events (call_id, seq, at, type, detail) VALUES (?1, ?2, ?3, ?4, ?5)", event.call, seq,
            event.at, type_of(event.fact), encode_fact(event.fact));
}

void SqlCallStore::put_record(const CallRecord& r) {
    execute(
        connection_,
        "INSERT INTO calls (" + std::string(kRecordColumns) +
            ", wait_ms, talk_ms, number_end, area) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, "
            "?16, ?17, ?18, ?19, ?20, ?21, ?22, "
            "CASE WHEN length(?3) > 4 THEN substr(?3, length(?3) - 3) ELSE ?3 END, "
            "COALESCE((SELECT name FROM number_areas WHERE substr(?3, 1, length(prefix)) = prefix ORDER BY length(prefix) DESC "
            "LIMIT 1), "
            "'')) ON CONFLICT (id) DO UPDATE SET events = excluded.events, from_number = excluded.from_number, "
            "to_number = excluded.to_number, channel = excluded.channel, choice = excluded.choice, queue_code = "
            "excluded.queue_code, "
            "agent_id = excluded.agent_id, recording_id = excluded.recording_id, outcome = excluded.outcome, "
            "offered_at = excluded.offered_at, answered_at = excluded.answered_at, queued_at = excluded.queued_at, "
            "connected_at = excluded.connected_at, ended_at = excluded.ended_at, last_at = excluded.last_at, "
            "wait_ms = excluded.wait_ms, talk_ms = excluded.talk_ms, number_end = excluded.number_end, "
            "area = excluded.area, direction = excluded.direction, talk_ended_at = excluded.talk_ended_at, "
            "satisfaction = excluded.satisfaction, ring_at = excluded.ring_at",
        r.id, r.events, r.from, r.to, r.channel, r.choice, r.queue, r.agent, r.recording, r.outcome, r.offered_at, r.answered_at,
        r.queued_at, r.connected_at, r.ended_at, r.last_at, r.direction, r.talk_ended_at, r.satisfaction, r.ring_at,
        ms(wait_time(r)), ms(talk_time(r)));
}

void SqlCallStore::follow(const CallRecord& record, const CallEvent& event) {
    follow_recording(connection_, event);
    if (const UserId joined = who_joins(event.fact))
        execute(connection_, "INSERT INTO call_agents (agent_id, call_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING", joined,
                event.call);
    if (const auto* left = std::get_if<call_event::MessageLeft>(&event.fact)) {
        const auto boxes = AfterHoursRows{connection_}.mailboxes();
        const auto box = boxes.find(left->mailbox);
        tasks_.message_left(record, event, box == boxes.end() ? Mailbox{} : box->second);
    }
    if (const auto* dialled = std::get_if<call_event::Dialled>(&event.fact)) tasks_.dialled(record, dialled->agent, event.at);
    if (serves_citizen(event.fact)) tasks_.served(record, event.at);
    if (std::holds_alternative<call_event::Ended>(event.fact) && record.ended_at == event.at) tasks_.ended(record);
}

void SqlCallStore::append(const AgentEvent& event) {
    execute(connection_,
            "INSERT INTO agent_state_events (id, agent_id, at, presence, work, reason, seat, by_user, note, part) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            ids_.next<Id<AgentEvent>>(), event.agent, event.at, event.presence, event.work, event.reason, event.seat, event.by,
            event.note, event.part);
}

std::vector<AgentEvent> SqlCallStore::agent_history(Instant since) {
    std::vector<AgentEvent> all;
    const auto read = [&all](Query query) {
        while (query.next()) {
            AgentEvent event{};
            query.into(event.agent, event.at, event.presence, event.work, event.reason, event.seat, event.by, event.note,
                       event.part);
            all.push_back(std::move(event));
        }
    };
    constexpr std::string_view kColumns = "e.agent_id, e.at, e.presence, e.work, e.reason, e.seat, e.by_user, e.note, e.part";
    read(Query(connection_,
               fmt::format("SELECT {} FROM users u JOIN agent_state_events e ON e.id = "
                           "(SELECT MAX(l.id) FROM agent_state_events l WHERE l.agent_id = u.id) WHERE e.at < ?1 ORDER BY e.id",
                           kColumns),
               since));
    read(Query(connection_, fmt::format("SELECT {} FROM agent_state_events e WHERE e.at >= ?1 ORDER BY e.id", kColumns), since));
    return all;
}

std::vector<CallRecord> SqlCallStore::call_history(Instant since) {
    std::vector<CallRecord> all;
    Query query(connection_,
                fmt::format("SELECT {} FROM calls WHERE offered_at >= ?1 AND queued_at IS NOT NULL AND outcome IS NOT NULL "
                            "ORDER BY offered_at DESC LIMIT 100000",
                            kRecordColumns),
                since);
    while (query.next()) read_record(query, all.emplace_back());
    std::ranges::reverse(all);
    return all;
}

app::CallPage SqlCallStore::list(const app::CallFilter& filter) {
    app::CallPage page;
    Where where;
    if (filter.limit <= 0 || !add_filter(where, filter)) return page;
    Query query(connection_,
                select_rows(where.sql() + " ORDER BY offered_at DESC, id DESC LIMIT " + std::to_string(filter.limit + 1)));
    where.bind(query);
    while (query.next()) page.rows.push_back(read_row(query));
    if (page.rows.size() > static_cast<std::size_t>(filter.limit)) {
        page.rows.pop_back();
        page.next = write_cursor({.at = page.rows.back().offered_at, .id = page.rows.back().id.value});
    }
    return page;
}

std::optional<app::CallRow> SqlCallStore::find(CallId id) {
    Query query(connection_, select_rows(" WHERE id = ?1"), id);
    return query.next() ? std::optional{read_row(query)} : std::nullopt;
}

std::vector<app::CallEventView> SqlCallStore::events(CallId id) {
    std::vector<app::CallEventView> all;
    Query query(connection_, "SELECT at, type, detail FROM call_events WHERE call_id = ?1 ORDER BY seq", id);
    while (query.next()) {
        app::CallEventView view;
        std::string detail;
        query.into(view.at, view.type, detail);
        const CallFact fact = decode_fact(view.type, detail);
        const UserId agent = agent_of(fact);
        view.detail = agent ? name_of_agent(agent) : std::string{};
        const std::string brief = brief_of(fact);
        if (!view.detail.empty() && !brief.empty()) view.detail += ' ';
        view.detail += brief;
        all.push_back(std::move(view));
    }
    return all;
}

std::string SqlCallStore::name_of_agent(UserId agent) {
    Query query(connection_, "SELECT name FROM users WHERE id = ?1", agent);
    return query.next() ? query.get<std::string>(0) : std::string{};
}

int SqlCallStore::count_of_number(const std::string& number) {
    Query query(connection_, "SELECT COUNT(*) FROM calls WHERE from_number = ?1", number);
    return query.next() ? query.get<int>(0) : 0;
}

std::vector<UserId> SqlCallStore::agents_of(CallId id) {
    std::vector<UserId> agents;
    Query query(connection_, "SELECT agent_id FROM call_agents WHERE call_id = ?1 ORDER BY agent_id", id);
    while (query.next()) agents.push_back(query.get<UserId>(0));
    return agents;
}

int SqlCallStore::close_unfinished(Instant at) {
    std::vector<CallEvent> ends;
    Query query(connection_, "SELECT id, last_at FROM calls WHERE outcome IS NULL AND offered_at < ?1", at);
    while (query.next())
        ends.push_back({.call = query.get<CallId>(0),
                        .at = query.get<Instant>(1),
                        .fact = call_event::Ended{CallOutcome::failed, CallParty::system, kTemporaryFailure}});
    for (const CallEvent& end : ends) append(end);
    return static_cast<int>(ends.size());
}

}  // namespace hotline::store
