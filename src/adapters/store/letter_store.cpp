#include "adapters/store/letter_store.hpp"

#include "adapters/store/where.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kColumns =
    "id, key, gateway, channel, sender, sent_to, text, received_at, due_at, state, owner_id, lease_until, responded_at, result, "
    "note, case_id, reported_at, done_at";

std::string select(std::string_view rest) { return "SELECT " + std::string(kColumns) + " FROM letters " + std::string(rest); }

Letter read(Query& query) {
    Letter m;
    query.into(m.id, m.key, m.gateway, m.channel, m.sender, m.sent_to, m.text, m.received_at, m.due_at, m.state, m.owner,
               m.lease_until, m.responded_at, m.result, m.note, m.about, m.reported_at, m.done_at);
    return m;
}

std::vector<Letter> all(Query& query) {
    std::vector<Letter> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

}  // namespace

bool SqlLetterStore::insert(const Letter& m) {
    const int inserted = execute(
        connection_,
        "INSERT INTO letters (" + std::string(kColumns) +
            ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18) ON CONFLICT (key) "
            "DO NOTHING",
        m.id, m.key, m.gateway, m.channel, m.sender, m.sent_to, m.text, m.received_at, m.due_at, m.state, m.owner, m.lease_until,
        m.responded_at, m.result, m.note, m.about, m.reported_at, m.done_at);
    if (inserted > 0) add(m.id, {.at = m.received_at, .what = LetterStep::received, .by = {}, .note = {}});
    return inserted > 0;
}

void SqlLetterStore::save(const Letter& m, const app::LetterEvent& event) {
    execute(
        connection_,
        "UPDATE letters SET state = ?2, owner_id = ?3, lease_until = ?4, responded_at = ?5, result = ?6, note = ?7, case_id = "
        "?8, reported_at = ?9, done_at = ?10 WHERE id = ?1",
        m.id, m.state, m.owner, m.lease_until, m.responded_at, m.result, m.note, m.about, m.reported_at, m.done_at);
    add(m.id, event);
}

void SqlLetterStore::add(LetterId id, const app::LetterEvent& event) {
    execute(connection_,
            "INSERT INTO letter_events (letter_id, seq, at, what, by_id, note) SELECT ?1, COALESCE(MAX(seq), 0) + 1, ?2, ?3, ?4, "
            "?5 FROM letter_events WHERE letter_id = ?1",
            id, event.at, event.what, event.by, event.note);
}

std::optional<Letter> SqlLetterStore::find(LetterId id) {
    Query query(connection_, select("WHERE id = ?1"), id);
    return query.next() ? std::optional{read(query)} : std::nullopt;
}

std::vector<app::LetterEvent> SqlLetterStore::history(LetterId id) {
    std::vector<app::LetterEvent> found;
    Query query(connection_, "SELECT at, what, by_id, note FROM letter_events WHERE letter_id = ?1 ORDER BY seq", id);
    while (query.next()) {
        app::LetterEvent& event = found.emplace_back();
        query.into(event.at, event.what, event.by, event.note);
    }
    return found;
}

std::vector<Letter> SqlLetterStore::list(const app::LetterFilter& filter) {
    Where where;
    if (filter.state) where.add("state = ?", {std::string(name_of(*filter.state))});
    if (filter.channel) where.add("channel = ?", {std::string(name_of(*filter.channel))});
    if (filter.owner) where.add("owner_id = ?", {filter.owner->value});
    if (!filter.sender.empty()) where.add("sender = ?", {filter.sender});
    const std::string order = filter.newest_first ? "received_at DESC, id DESC" : "state = 'done', received_at, id";
    Query query(connection_, select(where.sql() + " ORDER BY " + order + " LIMIT " + std::to_string(filter.limit)));
    where.bind(query);
    return all(query);
}

int SqlLetterStore::count(LetterState state) {
    Query query(connection_, "SELECT COUNT(*) FROM letters WHERE state = ?1", state);
    return query.next() ? query.get<int>(0) : 0;
}

std::vector<Letter> SqlLetterStore::awaiting_clock(Instant now) {
    Query query(connection_,
                select("WHERE (state = 'in_progress' AND lease_until <= ?1) OR (responded_at IS NULL AND reported_at IS NULL AND "
                       "due_at <= ?1) ORDER BY received_at, id"),
                now);
    return all(query);
}

}  // namespace hotline::store
