#include <algorithm>
#include <map>
#include <tuple>

#include "domain/casework/workflow.hpp"
#include "support/memory/keyset.hpp"
#include "support/memory/memory_stores.hpp"

namespace hotline::test {
namespace {

bool is_hit(app::JudgementFigure figure, const app::RoundRow& row) {
    using enum app::JudgementFigure;
    if (figure == reached) return row.follow_up == FollowUpState::answered;
    if (figure == contact) return row.contacted == Said::yes;
    if (figure == resolution) return row.resolved == Said::yes;
    return figure != satisfaction || !is_poor(*row.satisfaction);
}

bool is_counted(app::JudgementFigure figure, const app::RoundRow& row, const Case& at) {
    using enum app::JudgementFigure;
    const bool is_over = is_end(at.stage) || at.stage == CaseStage::merged;
    if (figure == exclusion_asked) return row.exclusion == ExclusionState::asked && !is_over;
    if (figure == excluded) return row.exclusion == ExclusionState::granted;
    if (row.exclusion == ExclusionState::granted) return false;
    if (figure == reached) return row.follow_up != FollowUpState::none && row.follow_up != FollowUpState::open;
    if (figure == contact) return row.contacted != Said::unsaid;
    if (figure == resolution) return row.resolved != Said::unsaid;
    return row.satisfaction.has_value();
}

app::RoundRow row_of(const Case& at, std::size_t index) {
    const JudgedRound& round = at.course.rounds[index];
    const JudgedAnswers said = answers_of(round);
    return {.id = at.id,
            .number = at.number,
            .kind = at.facts.kind,
            .title = at.facts.title,
            .round = static_cast<int>(index) + 1,
            .unit = round.unit,
            .closed_at = round.closed_at,
            .follow_up = said.follow_up,
            .contacted = said.contacted,
            .resolved = said.resolved,
            .satisfaction = said.satisfaction,
            .channel = round.evaluation ? std::optional{round.evaluation->channel} : std::nullopt,
            .exclusion = round.exclusion.state,
            .score = round.score};
}

bool in_scope(const std::vector<DistrictCode>& scope, const Case& at) {
    const DistrictCode& district = at.facts.district;
    return scope.empty() || district.empty() || std::ranges::find(scope, district) != scope.end();
}

bool fits(const app::RoundFilter& filter, const app::RoundRow& row, const Case& at) {
    if ((filter.from && row.closed_at < *filter.from) || (filter.to && row.closed_at >= *filter.to)) return false;
    if (!filter.units.empty() && std::ranges::find(filter.units, row.unit) == filter.units.end()) return false;
    if (!in_scope(filter.scope, at)) return false;
    if (!filter.figure) return true;
    return is_counted(*filter.figure, row, at) && !(filter.missed_only && is_hit(*filter.figure, row));
}

std::vector<app::RoundRow> fitting(const MemoryState& state, const app::RoundFilter& filter) {
    std::vector<app::RoundRow> rows;
    for (const auto& [id, stored] : state.cases)
        for (std::size_t i = 0; i < stored.at.course.rounds.size(); ++i)
            if (auto row = row_of(stored.at, i); fits(filter, row, stored.at)) rows.push_back(std::move(row));
    return rows;
}

}  // namespace

std::vector<app::RoundGroup> MemoryJudgementStore::groups(const app::RoundFilter& filter) {
    std::vector<app::RoundGroup> all;
    for (const app::RoundRow& row : fitting(state_, filter)) {
        const JudgedAnswers said{row.follow_up, row.contacted, row.resolved, row.satisfaction,
                                 row.exclusion == ExclusionState::granted};
        const auto alike = [&](const app::RoundGroup& one) { return one.unit == row.unit && one.answers == said; };
        auto found = std::ranges::find_if(all, alike);
        if (found == all.end()) found = all.insert(all.end(), {.unit = row.unit, .answers = said});
        ++found->count;
        found->scored += row.score > 0;
        found->score_sum += row.score;
    }
    return all;
}

app::RoundPage MemoryJudgementStore::rounds(const app::RoundFilter& filter) {
    auto page = page_of(fitting(state_, filter), filter.cursor, filter.limit,
                        [](const app::RoundRow& row) { return key_of(row.closed_at, row.id.value); });
    return {std::move(page.rows), std::move(page.next)};
}

std::vector<app::FollowUpRow> MemoryJudgementStore::follow_ups(const app::FollowUpFilter& filter) {
    std::vector<app::FollowUpRow> rows;
    for (const auto& [id, stored] : state_.cases) {
        const JudgedRound* round = last_round(stored.at);
        if (round == nullptr || round->follow_up.state != FollowUpState::open ||
            *round->follow_up.next_try_at > filter.due_before)
            continue;
        if (!in_scope(filter.scope, stored.at)) continue;
        const FollowUp& follow_up = round->follow_up;
        rows.push_back({.id = id,
                        .number = stored.at.number,
                        .kind = stored.at.facts.kind,
                        .title = stored.at.facts.title,
                        .unit = round->unit,
                        .closed_at = round->closed_at,
                        .cause = *follow_up.cause,
                        .plan = follow_up.plan,
                        .attempts = follow_up.attempts,
                        .next_try_at = *follow_up.next_try_at,
                        .held_by_name = follow_up.held_by_name,
                        .held_until = follow_up.held_until});
    }
    std::ranges::sort(rows,
                      [](const auto& a, const auto& b) { return std::tie(a.next_try_at, a.id) < std::tie(b.next_try_at, b.id); });
    if (std::ssize(rows) > filter.limit) rows.resize(static_cast<std::size_t>(filter.limit));
    return rows;
}

}  // namespace hotline::test
