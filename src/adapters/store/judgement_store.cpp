#include "adapters/store/judgement_store.hpp"

#include "adapters/store/where.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kOverStages = "('archived', 'answered_directly', 'rejected', 'merged', 'withdrawn')";

std::string denominator_of(app::JudgementFigure figure) {
    using enum app::JudgementFigure;
    const std::string counted = " AND r.exclusion <> 'granted'";
    switch (figure) {
        case reached: return "r.follow_up IN ('answered', 'refused', 'unreachable')" + counted;
        case contact: return "r.contacted <> 'unsaid'" + counted;
        case resolution: return "r.resolved <> 'unsaid'" + counted;
        case satisfaction: return "r.satisfaction IS NOT NULL" + counted;
        case excluded: return "r.exclusion = 'granted'";
        case exclusion_asked: break;
    }
    return "r.exclusion = 'asked' AND c.stage NOT IN " + std::string(kOverStages);
}

/// Empty for figures that are no rates.
std::string_view miss_of(app::JudgementFigure figure) {
    using enum app::JudgementFigure;
    switch (figure) {
        case reached: return "r.follow_up <> 'answered'";
        case contact: return "r.contacted = 'no'";
        case resolution: return "r.resolved = 'no'";
        case satisfaction: return "r.satisfaction IN ('dissatisfied', 'very_dissatisfied')";
        default: return {};
    }
}

/// Whoever looks after some districts also sees what lies in none.
void add_scope(Where& where, const std::vector<DistrictCode>& scope) {
    if (scope.empty()) return;
    std::vector<Where::Value> districts{std::string{}};
    std::string marks = "?";
    for (const DistrictCode& district : scope) {
        districts.emplace_back(district.value);
        marks += ", ?";
    }
    where.add("r.case_id IN (SELECT id FROM cases WHERE district_code IN (" + marks + "))", std::move(districts));
}

Where where_of(const app::RoundFilter& filter) {
    Where where;
    add_scope(where, filter.scope);
    if (filter.from) where.add("r.closed_at >= ?", {filter.from->time_since_epoch().count()});
    if (filter.to) where.add("r.closed_at < ?", {filter.to->time_since_epoch().count()});
    if (!filter.units.empty()) {
        std::vector<Where::Value> units;
        for (const DepartmentCode& unit : filter.units) units.emplace_back(unit.value);
        where.add_any("r.unit_code", std::move(units));
    }
    if (!filter.figure) return where;
    where.add(denominator_of(*filter.figure), {});
    const std::string_view miss = miss_of(*filter.figure);
    if (filter.missed_only && !miss.empty()) where.add(miss, {});
    return where;
}

}  // namespace

std::vector<app::RoundGroup> SqlJudgementStore::groups(const app::RoundFilter& filter) {
    const Where where = where_of(filter);
    Query query(connection_,
                "SELECT r.unit_code, r.follow_up, r.contacted, r.resolved, r.satisfaction, "
                "CASE WHEN r.exclusion = 'granted' THEN 1 ELSE 0 END, COUNT(*), "
                "SUM(CASE WHEN r.score > 0 THEN 1 ELSE 0 END), SUM(r.score) FROM case_rounds r" +
                    where.sql() + " GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6");
    where.bind(query);
    std::vector<app::RoundGroup> all;
    while (query.next()) {
        app::RoundGroup& one = all.emplace_back();
        JudgedAnswers& said = one.answers;
        query.into(one.unit, said.follow_up, said.contacted, said.resolved, said.satisfaction, said.excluded, one.count,
                   one.scored, one.score_sum);
    }
    return all;
}

app::RoundPage SqlJudgementStore::rounds(const app::RoundFilter& filter) {
    Where where = where_of(filter);
    if (filter.limit <= 0 || !where.add_cursor(filter.cursor, "r.closed_at")) return {};
    Query query(
        connection_,
        "SELECT c.id, c.number, c.kind, c.title, r.round, r.unit_code, r.closed_at, r.follow_up, r.contacted, "
        "r.resolved, r.satisfaction, r.channel, r.exclusion, r.score FROM case_rounds r JOIN cases c ON c.id = r.case_id" +
            where.sql() + " ORDER BY r.closed_at DESC, c.id DESC LIMIT " + std::to_string(filter.limit + 1));
    where.bind(query);
    app::RoundPage page;
    while (query.next()) {
        app::RoundRow& row = page.rows.emplace_back();
        query.into(row.id, row.number, row.kind, row.title, row.round, row.unit, row.closed_at, row.follow_up, row.contacted,
                   row.resolved, row.satisfaction, row.channel, row.exclusion, row.score);
    }
    if (page.rows.size() > static_cast<std::size_t>(filter.limit)) {
        page.rows.pop_back();
        page.next = write_cursor({.at = page.rows.back().closed_at, .id = page.rows.back().id.value});
    }
    return page;
}

std::vector<app::FollowUpRow> SqlJudgementStore::follow_ups(const app::FollowUpFilter& filter) {
    std::vector<app::FollowUpRow> all;
    Where where;
    where.add("r.follow_up = 'open' AND r.next_try_at <= ?", {filter.due_before.time_since_epoch().count()});
    add_scope(where, filter.scope);
    Query query(connection_,
                "SELECT c.id, c.number, c.kind, c.title, r.unit_code, r.closed_at, r.cause, r.plan, r.attempts, r.next_try_at, "
                "r.held_by_name, r.held_until FROM case_rounds r JOIN cases c ON c.id = r.case_id" +
                    where.sql() + " ORDER BY r.next_try_at, c.id LIMIT " + std::to_string(filter.limit));
    where.bind(query);
    while (query.next()) {
        app::FollowUpRow& row = all.emplace_back();
        query.into(row.id, row.number, row.kind, row.title, row.unit, row.closed_at, row.cause, row.plan, row.attempts,
                   row.next_try_at, row.held_by_name, row.held_until);
    }
    return all;
}

void put_round(Connection& connection, CaseId id, int number, const JudgedRound& round) {
    const FollowUp& f = round.follow_up;
    const JudgedAnswers said = answers_of(round);
    const auto channel = round.evaluation ? std::optional{round.evaluation->channel} : std::nullopt;
    execute(connection,
            "INSERT INTO case_rounds (case_id, round, closed_at, unit_code, follow_up, cause, plan, attempts, next_try_at, "
            "held_by_name, held_until, contacted, resolved, satisfaction, channel, exclusion, score) VALUES (?1, ?2, ?3, ?4, ?5, "
            "?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17) ON CONFLICT (case_id, round) DO UPDATE SET closed_at = "
            "excluded.closed_at, unit_code = excluded.unit_code, follow_up = excluded.follow_up, cause = excluded.cause, plan = "
            "excluded.plan, attempts = excluded.attempts, next_try_at = excluded.next_try_at, held_by_name = "
            "excluded.held_by_name, held_until = excluded.held_until, contacted = excluded.contacted, resolved = "
            "excluded.resolved, satisfaction = excluded.satisfaction, channel = excluded.channel, exclusion = "
            "excluded.exclusion, score = excluded.score",
            id, number, round.closed_at, round.unit, f.state, f.cause, f.plan, f.attempts, f.next_try_at, f.held_by_name,
            f.held_until, said.contacted, said.resolved, said.satisfaction, channel, round.exclusion.state, round.score);
}

}  // namespace hotline::store
