#include "app/judgement.hpp"

#include <algorithm>
#include <map>

#include "app/city_names.hpp"
#include "app/city_time.hpp"
#include "app/units_in_sight.hpp"
#include "domain/casework/view_rules.hpp"

namespace hotline::app {
namespace {

constexpr int kMostRows = 200;

UnitJudgement shown(const DepartmentCode& unit, const JudgementTally& tally, const CityNames& names) {
    UnitJudgement one{.unit = unit,
                      .unit_name = names.department(unit),
                      .rounds = tally.rounds,
                      .excluded = tally.excluded,
                      .rates = tally.rates,
                      .with_excluded = tally.with_excluded,
                      .levels = {tally.levels.begin(), tally.levels.end()},
                      .scored = tally.scored};
    if (tally.scored > 0) one.score = static_cast<int>((tally.score_sum + tally.scored / 2) / tally.scored);
    return one;
}

std::map<DepartmentCode, JudgementTally> tallies_of(const std::vector<RoundGroup>& groups) {
    std::map<DepartmentCode, JudgementTally> tallies;
    for (const RoundGroup& group : groups) {
        JudgementTally& tally = tallies[group.unit];
        add(tally, group.answers, group.count);
        add_scores(tally, group.scored, group.score_sum);
    }
    return tallies;
}

/// The filter's period and units; nothing in `units` when this person sees none of those asked for.
struct Scope {
    Period period;
    std::optional<std::vector<DepartmentCode>> units;
};

Result<Scope, PeriodRefusal> scope_of(UnitOfWork& work, const Actor& actor, const JudgementQuery& query, Instant now) {
    const auto period = period_of(city_time(work).calendar, query.from, query.to, now);
    if (!period) return refuse(period.error());
    return Scope{*period, units_in_sight(work, actor, query.department)};
}

}  // namespace

JudgementGuide judgement_guide(UnitOfWork& work) {
    JudgementPolicy policy = work.city.judgement();
    return {.dimensions = std::move(policy.dimensions),
            .script_zh = std::move(policy.follow_up.script_zh),
            .script_en = std::move(policy.follow_up.script_en),
            .attempts = static_cast<int>(policy.follow_up.retry_after_h.size()) + 1};
}

FollowUpList list_follow_ups(UnitOfWork& work, const Actor& actor, Instant now) {
    const FollowUpFilter filter{.due_before = now, .scope = actor.districts, .limit = kMostRows};
    FollowUpList list{.rows = work.judgements.follow_ups(filter), .as_of = now};
    const CityNames names{work.city.reference()};
    for (FollowUpRow& row : list.rows) row.unit_name = names.department(row.unit);
    return list;
}

Result<Judgement, PeriodRefusal> read_judgement(UnitOfWork& work, const Actor& actor, const JudgementQuery& query, Instant now) {
    auto scope = scope_of(work, actor, query, now);
    if (!scope) return refuse(scope.error());
    Judgement all{.from = scope->period.from, .to = scope->period.to, .as_of = now};
    const CityNames names{work.city.reference()};
    JudgementTally total;
    if (scope->units) {
        const RoundFilter filter{.from = all.from, .to = all.to, .units = std::move(*scope->units), .scope = actor.districts};
        for (const auto& [unit, tally] : tallies_of(work.judgements.groups(filter))) {
            all.units.push_back(shown(unit, tally, names));
            add(total, tally);
        }
    }
    std::ranges::sort(all.units, {}, [](const UnitJudgement& one) { return std::pair{-one.rounds, one.unit}; });
    all.total = shown({}, total, names);
    return all;
}

Result<RoundPage, PeriodRefusal> list_rounds(UnitOfWork& work, const Actor& actor, const RoundQuery& query, Instant now) {
    auto scope = scope_of(work, actor, query.where, now);
    if (!scope) return refuse(scope.error());
    if (!scope->units) return RoundPage{};
    RoundFilter filter{.units = std::move(*scope->units),
                       .scope = actor.districts,
                       .figure = query.figure,
                       .missed_only = query.missed_only,
                       .cursor = query.cursor,
                       .limit = std::clamp(query.limit, 1, kMostRows)};
    if (query.figure != JudgementFigure::exclusion_asked) {
        filter.from = scope->period.from;
        filter.to = scope->period.to;
    }
    RoundPage page = work.judgements.rounds(filter);
    const CityNames names{work.city.reference()};
    for (RoundRow& row : page.rows) {
        row.unit_name = names.department(row.unit);
        const bool is_secret = row.follow_up == FollowUpState::open && !reads_every_case(actor.role);
        if (is_secret) row.follow_up = FollowUpState::none;
    }
    return page;
}

}  // namespace hotline::app
