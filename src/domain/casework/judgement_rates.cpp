#include "domain/casework/judgement_rates.hpp"

#include "domain/casework/judgement_policy.hpp"

namespace hotline {
namespace {

void count_in(Rate& rate, bool hit, int count) {
    rate.of += count;
    if (hit) rate.hits += count;
}

void count_said(Rate& rate, Said said, int count) {
    if (said != Said::unsaid) count_in(rate, said == Said::yes, count);
}

void add(Rates& rates, const JudgedAnswers& answers, int count) {
    const bool is_over = answers.follow_up != FollowUpState::none && answers.follow_up != FollowUpState::open;
    if (is_over) count_in(rates.reached, answers.follow_up == FollowUpState::answered, count);
    count_said(rates.contact, answers.contacted, count);
    count_said(rates.resolution, answers.resolved, count);
    if (answers.satisfaction) count_in(rates.satisfaction, !is_poor(*answers.satisfaction), count);
}

void add(Rate& rate, const Rate& other) {
    rate.hits += other.hits;
    rate.of += other.of;
}

void add(Rates& rates, const Rates& other) {
    add(rates.reached, other.reached);
    add(rates.contact, other.contact);
    add(rates.resolution, other.resolution);
    add(rates.satisfaction, other.satisfaction);
}

}  // namespace

JudgedAnswers answers_of(const JudgedRound& round) {
    JudgedAnswers said{.follow_up = round.follow_up.state, .excluded = round.exclusion.state == ExclusionState::granted};
    if (round.follow_up.answers) {
        said.contacted = round.follow_up.answers->contacted;
        said.resolved = round.follow_up.answers->resolved;
    }
    if (round.evaluation) said.satisfaction = round.evaluation->level;
    return said;
}

void add(JudgementTally& tally, const JudgedAnswers& answers, int count) {
    tally.rounds += count;
    add(tally.with_excluded, answers, count);
    if (answers.excluded) {
        tally.excluded += count;
        return;
    }
    add(tally.rates, answers, count);
    if (answers.satisfaction) tally.levels.at(static_cast<std::size_t>(*answers.satisfaction)) += count;
}

void add_scores(JudgementTally& tally, int count, std::int64_t sum) {
    tally.scored += count;
    tally.score_sum += sum;
}

void add(JudgementTally& tally, const JudgementTally& other) {
    tally.rounds += other.rounds;
    tally.excluded += other.excluded;
    add(tally.rates, other.rates);
    add(tally.with_excluded, other.with_excluded);
    for (std::size_t i = 0; i < kSatisfactionLevels; ++i) tally.levels[i] += other.levels[i];
    add_scores(tally, other.scored, other.score_sum);
}

}  // namespace hotline
