#include <fmt/format.h>

#include <charconv>

#include "adapters/store/call_facts.hpp"
#include "adapters/store/fact_sql.hpp"
#include "adapters/store/report_store.hpp"

namespace hotline::store {
namespace {

std::string gathered(const FactSql& fact, Gather gather) {
    return fmt::format(", COALESCE({}(CASE WHEN {} THEN {} ELSE 0 END), 0)", gather == Gather::longest ? "MAX" : "SUM",
                       fact.condition, fact.amount);
}

std::string date_of(const std::string& day_number) {
    int day = 0;
    std::from_chars(day_number.data(), day_number.data() + day_number.size(), day);
    return to_iso_date(Date{std::chrono::sys_days{std::chrono::days{day}}});
}

/// Where a page ended. A case may have several acts or rounds at one moment, so that their number counts as well.
struct Place {
    Cursor cursor;
    int seq{};
};

std::optional<Place> read_place(const std::string& text) {
    const auto dot = text.find('.');
    if (dot == std::string::npos) return std::nullopt;
    const auto cursor = read_cursor(std::string_view{text}.substr(0, dot));
    Place place;
    const char* const end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data() + dot + 1, end, place.seq);
    if (!cursor || error != std::errc{} || last != end) return std::nullopt;
    place.cursor = *cursor;
    return place;
}

std::string write_place(const Place& place) { return fmt::format("{}.{}", write_cursor(place.cursor), place.seq); }

/// False: the cursor is not one of ours.
bool add_place(Where& where, const SubjectSql& subject, const std::string& cursor) {
    if (cursor.empty()) return true;
    const auto place = read_place(cursor);
    if (!place) return false;
    where.add(fmt::format("({}, {}, {}) < (?, ?, ?)", subject.at, subject.id, subject.seq),
              {place->cursor.at.time_since_epoch().count(), place->cursor.id, std::int64_t{place->seq}});
    return true;
}

template <class IdType>
std::optional<IdType> known(IdType id) {
    return id ? std::optional{id} : std::nullopt;
}

app::FactRow read_row(Query& query, Place& place) {
    app::FactRow row;
    CallId call;
    CaseId of_case;
    query.into(place.cursor.at, place.cursor.id, place.seq, call, of_case, row.number, row.title, row.state, row.queue,
               row.department, row.agent_name, row.amount);
    row.at = place.cursor.at;
    row.call = known(call);
    row.of_case = known(of_case);
    return row;
}

}  // namespace

std::vector<app::GroupCounts> SqlReportStore::count(Subject subject, Dimension by, std::span<const Fact> facts,
                                                    const app::FactFilter& filter) {
    FactSelection selection(subject, filter);
    std::string sql = "SELECT " + selection.value_of(by);
    for (const Fact fact : facts) sql += gathered(selection.fact(fact), info_of(fact).gather);
    sql += fmt::format(" FROM {}{} GROUP BY 1 ORDER BY 1", selection.subject().source, selection.where().sql());
    Query query(connection_, sql);
    selection.where().bind(query);
    std::vector<app::GroupCounts> groups;
    while (query.next()) {
        app::GroupCounts& group = groups.emplace_back();
        group.group = query.get<std::string>(0);
        if (by == Dimension::time) group.group = date_of(group.group);
        for (int i = 0; i < std::ssize(facts); ++i)
            group.counts.gather(facts[static_cast<std::size_t>(i)], query.get<std::int64_t>(i + 1));
    }
    return groups;
}

app::FactRowPage SqlReportStore::rows(Fact fact, const app::FactFilter& filter, const std::string& cursor, int limit) {
    FactSelection selection(info_of(fact).subject, filter);
    const SubjectSql& subject = selection.subject();
    const FactSql counts = selection.fact(fact);
    Where& where = selection.where();
    where.add_text(counts.condition);
    if (info_of(fact).gather != Gather::count) where.add_text(fmt::format("{} > 0", counts.amount));
    if (limit <= 0 || !add_place(where, subject, cursor)) return {};
    Query query(
        connection_,
        fmt::format("SELECT w.at, w.id, w.seq, w.call, w.of_case, w.number, w.title, w.state, w.queue, w.unit, "
                    "COALESCE((SELECT users.name FROM users WHERE users.id = w.agent), ''), w.amount FROM (SELECT {} AS at, "
                    "{} AS id, {} AS seq, {}, {} AS amount FROM {}{} ORDER BY 1 DESC, 2 DESC, 3 DESC LIMIT {}) w "
                    "ORDER BY 1 DESC, 2 DESC, 3 DESC",
                    subject.at, subject.id, subject.seq, subject.columns, counts.amount, subject.source, where.sql(), limit + 1));
    where.bind(query);
    app::FactRowPage page;
    Place last;
    while (query.next()) {
        if (std::ssize(page.rows) == limit) {
            page.next = write_place(last);
            break;
        }
        page.rows.push_back(read_row(query, last));
    }
    return page;
}

/// Ids are made in the order of time, so that calls whose row is missing are found as well; a day more for clocks that step.
std::vector<CallRecord> SqlReportStore::calls_of_events(Instant from, Instant to) {
    constexpr std::chrono::days kStep{1};
    Query query(
        connection_,
        "SELECT call_id, at, type, detail FROM call_events WHERE call_id IN (SELECT id FROM calls WHERE direction IN "
        "('inbound', 'outbound') AND offered_at >= ?1 AND offered_at < ?2) OR call_id BETWEEN ?3 AND ?4 ORDER BY call_id, seq",
        from, to, lowest_id_at(from - kStep), lowest_id_at(to + kStep));
    std::vector<CallRecord> calls;
    while (query.next()) {
        const CallEvent event{query.get<CallId>(0), query.get<Instant>(1),
                              decode_fact(query.get<std::string>(2), query.get<std::string>(3))};
        if (calls.empty() || calls.back().id != event.call) calls.emplace_back();
        calls.back() = evolve(std::move(calls.back()), event);
    }
    std::erase_if(calls, [&](const CallRecord& call) { return call.offered_at < from || call.offered_at >= to; });
    return calls;
}

}  // namespace hotline::store
