#include "adapters/store/case_store.hpp"

#include "adapters/store/case_list.hpp"
#include "adapters/store/judgement_store.hpp"
#include "adapters/store/words.hpp"
#include "base/ids.hpp"
#include "base/json/codec.hpp"
#include "domain/casework/evolve.hpp"

namespace hotline::store {
namespace {

constexpr std::size_t kMostWordsShared = 40;

constexpr std::string_view kColumns =
    "id, number, state, channel, kind, title, content, category_code, district_code, street_code, address, citizen_name, "
    "citizen_phone, "
    "confidential, urgency, call_id, department_code, instruction, reply, opinion, recorded_by, replied_by, recorded_at, "
    "dispatched_at, "
    "due_at, closed_at, rehandled, version, stage, lead_code, lead_case_id, handled_at, course, "
    "supervision, receipt_due";

std::string select(std::string_view rest) { return "SELECT " + std::string(kColumns) + " FROM cases" + std::string(rest); }

template <class T>
T read_json(const std::string& stored) {
    auto value = json::decode<T>(stored);
    if (!value) throw StoreError("a part of a case cannot be read");
    return std::move(*value);
}

}  // namespace

void SqlCaseStore::insert(const Case& made, const CaseEvent& recorded, const std::string& progress_hash,
                          const std::string& idempotency_key) {
    take_over(made, {&recorded, 1}, progress_hash, idempotency_key);
}

void SqlCaseStore::take_over(const Case& at, std::span<const CaseEvent> life, const std::string& progress_hash,
                             const std::string& idempotency_key) {
    put_row(at);
    for (const CaseEvent& event : life) put_event(event);
    if (!at.course.co_handlers.empty()) put_co_handlers(at);
    put_words(at);
    const auto key = idempotency_key.empty() ? std::nullopt : std::optional{idempotency_key};
    execute(connection_, "INSERT INTO case_keys (case_id, progress_hash, idempotency_key) VALUES (?1, ?2, ?3)", at.id,
            progress_hash, key);
}

void SqlCaseStore::append(const Case& after, const CaseEvent& event) {
    put_event(event);
    put_row(after);
    put_co_handlers(after);
    const auto rounds = static_cast<int>(after.course.rounds.size());
    if (rounds > 0) put_round(connection_, after.id, rounds, after.course.rounds.back());  // the others do not change any more
    if (event.facts) put_words(after);
}

void SqlCaseStore::put_row(const Case& c) {
    const CaseFacts& f = c.facts;
    execute(connection_,
            "INSERT INTO cases (" + std::string(kColumns) +
                ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, "
                "?23, ?24, "
                "?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35) ON CONFLICT (id) DO UPDATE SET state = excluded.state, "
                "kind = "
                "excluded.kind, title = "
                "excluded.title, "
                "content = excluded.content, category_code = excluded.category_code, district_code = excluded.district_code, "
                "street_code = excluded.street_code, address = excluded.address, citizen_name = excluded.citizen_name, "
                "citizen_phone = excluded.citizen_phone, confidential = excluded.confidential, urgency = excluded.urgency, "
                "department_code = excluded.department_code, instruction = excluded.instruction, reply = excluded.reply, "
                "opinion = excluded.opinion, recorded_by = excluded.recorded_by, replied_by = excluded.replied_by, "
                "recorded_at = excluded.recorded_at, dispatched_at = excluded.dispatched_at, due_at = excluded.due_at, "
                "closed_at = excluded.closed_at, rehandled = excluded.rehandled, version = excluded.version, "
                "stage = excluded.stage, lead_code = excluded.lead_code, lead_case_id = excluded.lead_case_id, "
                "handled_at = excluded.handled_at, course = excluded.course, "
                "supervision = excluded.supervision, receipt_due = excluded.receipt_due",
            c.id, c.number, label_of(c.stage), c.channel, f.kind, f.title, f.content, f.category, f.district, f.street, f.address,
            f.citizen_name, f.citizen_phone, f.confidential, f.urgency, c.call, c.department, c.instruction, c.reply, c.opinion,
            c.recorded_by, c.replied_by, c.recorded_at, c.dispatched_at, c.due_at, c.closed_at, c.rehandled, c.version, c.stage,
            c.lead, c.lead_case, c.handled_at, json::encode(c.course), c.course.supervision, c.course.receipt_due);
}

void SqlCaseStore::put_co_handlers(const Case& c) {
    execute(connection_, "DELETE FROM case_co_handlers WHERE case_id = ?1", c.id);
    for (const CoHandler& one : c.course.co_handlers)
        execute(connection_,
                "INSERT INTO case_co_handlers (case_id, department_code, recorded_at, stage) VALUES (?1, ?2, ?3, ?4)", c.id,
                one.unit, c.recorded_at, c.stage);
}

void SqlCaseStore::put_rounds(const Case& c) {
    execute(connection_, "DELETE FROM case_rounds WHERE case_id = ?1", c.id);
    int number = 0;
    for (const JudgedRound& round : c.course.rounds) put_round(connection_, c.id, ++number, round);
}

void SqlCaseStore::put_event(const CaseEvent& e) {
    const auto facts = e.facts ? std::optional{json::encode(*e.facts)} : std::nullopt;
    const auto details = e.details == CaseDetails{} ? std::nullopt : std::optional{json::encode(e.details)};
    const auto clocks = e.clocks.empty() ? std::nullopt : std::optional{json::encode(e.clocks)};
    execute(connection_,
            "INSERT INTO case_events (case_id, seq, at, action, actor_id, actor_name, from_state, to_state, facts, "
            "department_code, text, "
            "due_at, details, clocks) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            e.id, e.seq, e.at, e.action, e.actor, e.actor_name, e.from, e.to, facts, e.department, e.text, e.due_at, details,
            clocks);
}

void SqlCaseStore::put_words(const Case& c) {
    execute(connection_, "DELETE FROM case_words WHERE rowid = ?1", c.id);
    execute(connection_, "INSERT INTO case_words (rowid, words) VALUES (?1, ?2)", c.id,
            words_of(c.number + "\n" + c.facts.title + "\n" + c.facts.content));
}

/// A row from before the course was kept is what its events make it.
Case SqlCaseStore::read_case(Query& query) {
    Case c;
    CaseFacts& f = c.facts;
    CaseState label{};
    std::string course;
    query.into(c.id, c.number, label, c.channel, f.kind, f.title, f.content, f.category, f.district, f.street, f.address,
               f.citizen_name, f.citizen_phone, f.confidential, f.urgency, c.call, c.department, c.instruction, c.reply,
               c.opinion, c.recorded_by, c.replied_by, c.recorded_at, c.dispatched_at, c.due_at, c.closed_at, c.rehandled,
               c.version, c.stage, c.lead, c.lead_case, c.handled_at, course);
    if (course.empty()) return fold(c, events(c.id));
    c.course = read_json<CaseCourse>(course);
    return c;
}

std::vector<Case> SqlCaseStore::read_cases(Query& query) {
    std::vector<Case> all;
    while (query.next()) all.push_back(read_case(query));
    return all;
}

std::optional<Case> SqlCaseStore::find(CaseId id) {
    Query query(connection_, select(" WHERE id = ?1"), id);
    return query.next() ? std::optional{read_case(query)} : std::nullopt;
}

std::optional<Case> SqlCaseStore::find_by_number(const std::string& number) {
    Query query(connection_, select(" WHERE number = ?1"), number);
    return query.next() ? std::optional{read_case(query)} : std::nullopt;
}

std::vector<Case> SqlCaseStore::followers(CaseId id) {
    Query query(connection_, select(" WHERE lead_case_id = ?1 ORDER BY id"), id);
    return read_cases(query);
}

std::optional<CaseId> SqlCaseStore::find_by_key(const std::string& idempotency_key) {
    Query query(connection_, "SELECT case_id FROM case_keys WHERE idempotency_key = ?1", idempotency_key);
    return query.next() ? std::optional{query.get<CaseId>(0)} : std::nullopt;
}

std::string SqlCaseStore::progress_hash(CaseId id) {
    Query query(connection_, "SELECT progress_hash FROM case_keys WHERE case_id = ?1", id);
    return query.next() ? query.get<std::string>(0) : std::string{};
}

std::vector<CaseEvent> SqlCaseStore::events(CaseId id) {
    std::vector<CaseEvent> all;
    Query query(
        connection_,
        "SELECT case_id, seq, at, action, actor_id, actor_name, from_state, to_state, facts, department_code, text, due_at, "
        "details, clocks FROM case_events WHERE case_id = ?1 ORDER BY seq",
        id);
    while (query.next()) {
        CaseEvent& e = all.emplace_back();
        std::optional<std::string> facts, details, clocks;
        query.into(e.id, e.seq, e.at, e.action, e.actor, e.actor_name, e.from, e.to, facts, e.department, e.text, e.due_at,
                   details, clocks);
        if (facts) e.facts = read_json<CaseFacts>(*facts);
        if (details) e.details = read_json<CaseDetails>(*details);
        if (clocks) e.clocks = read_json<std::vector<ClockChange>>(*clocks);
    }
    return all;
}

void SqlCaseStore::wake(CaseId id, std::optional<Instant> at) {
    if (!at) {
        execute(connection_, "DELETE FROM case_wakes WHERE case_id = ?1", id);
        return;
    }
    execute(connection_,
            "INSERT INTO case_wakes (case_id, at) VALUES (?1, ?2) ON CONFLICT (case_id) DO UPDATE SET at = excluded.at", id, *at);
}

void SqlCaseStore::wake_open(Instant at) {
    execute(connection_,
            "INSERT INTO case_wakes (case_id, at) SELECT id, ?1 FROM cases WHERE stage NOT IN ('recorded', 'archived', "
            "'answered_directly', 'rejected', 'merged', 'withdrawn') ON CONFLICT (case_id) DO UPDATE SET at = excluded.at",
            at);
}

std::vector<CaseId> SqlCaseStore::to_wake(Instant now, int limit) {
    std::vector<CaseId> due;
    Query query(connection_, "SELECT case_id FROM case_wakes WHERE at <= ?1 ORDER BY at LIMIT ?2", now, limit);
    while (query.next()) due.push_back(query.get<CaseId>(0));
    return due;
}

int SqlCaseStore::next_in_day(Date day) {
    Query query(connection_,
                "INSERT INTO case_number_counters (day, last) VALUES (?1, 1) "
                "ON CONFLICT (day) DO UPDATE SET last = case_number_counters.last + 1 RETURNING last",
                day);
    if (!query.next()) throw StoreError("the day's counter gave nothing");
    return query.get<int>(0);
}

app::CaseStore::Page SqlCaseStore::list(const app::CaseFilter& filter, Instant now) {
    Where where;
    const std::string newest = newest_cases(filter, now, where);
    if (newest.empty()) return {};
    const std::string order = filter.text.empty() ? "recorded_at DESC, id DESC" : "id DESC";
    Query query(connection_, select(" WHERE id IN (" + newest + ") ORDER BY " + order));
    where.bind(query);
    Page page{.cases = read_cases(query)};
    if (page.cases.size() > static_cast<std::size_t>(filter.limit)) {
        page.cases.pop_back();
        page.next = write_cursor({.at = page.cases.back().recorded_at, .id = page.cases.back().id.value});
    }
    return page;
}

/// Ids are as old as their cases, so that the full-text table alone finds the window.
std::vector<Case> SqlCaseStore::sharing_words(std::string_view text, Instant since, int limit) {
    const std::string match = loose_match_of(text, kMostWordsShared);
    if (match.empty()) return {};
    std::vector<CaseId> ids;
    Query found(connection_, "SELECT rowid FROM case_words WHERE case_words MATCH ?1 AND rowid >= ?2 ORDER BY rank LIMIT ?3",
                match, lowest_id_at(since), limit);
    while (found.next()) ids.push_back(found.get<CaseId>(0));
    std::vector<Case> cases;
    for (const CaseId id : ids) cases.push_back(find(id).value());
    return cases;
}

int SqlCaseStore::rebuild() {
    int differed = 0;
    std::vector<CaseId> ids;
    Query all(connection_, "SELECT id FROM cases ORDER BY id");
    while (all.next()) ids.push_back(all.get<CaseId>(0));
    for (const CaseId id : ids) {
        const Case stored = find(id).value();
        const Case rebuilt = fold(stored, events(id));
        if (rebuilt == stored) continue;
        put_row(rebuilt);
        put_co_handlers(rebuilt);
        put_rounds(rebuilt);
        put_words(rebuilt);
        ++differed;
    }
    return differed;
}

}  // namespace hotline::store
