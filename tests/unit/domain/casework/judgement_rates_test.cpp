#include "domain/casework/judgement_rates.hpp"

#include <gtest/gtest.h>

namespace hotline {
namespace {

using enum Satisfaction;

JudgedAnswers answered(Said contacted, Said resolved, std::optional<Satisfaction> level, bool excluded = false) {
    return {.follow_up = FollowUpState::answered,
            .contacted = contacted,
            .resolved = resolved,
            .satisfaction = level,
            .excluded = excluded};
}

/// Ten rounds of one unit, counted by hand.
JudgementTally golden() {
    JudgementTally tally;
    add(tally, answered(Said::yes, Said::yes, very_satisfied), 3);
    add(tally, answered(Said::yes, Said::no, dissatisfied), 1);
    add(tally, answered(Said::no, Said::yes, fairly_satisfied), 1);
    add(tally, answered(Said::unsaid, Said::unsaid, std::nullopt), 1);
    add(tally, answered(Said::yes, Said::no, very_dissatisfied, true), 1);
    add(tally, {.follow_up = FollowUpState::unreachable}, 1);
    add(tally, {.follow_up = FollowUpState::open}, 1);
    add(tally, {.satisfaction = satisfied}, 1);
    return tally;
}

TEST(JudgementRates, AreTheHandComputedOnesWithBothFigures) {
    const JudgementTally tally = golden();
    EXPECT_EQ(tally.rounds, 10);
    EXPECT_EQ(tally.rates.reached, (Rate{6, 7})) << "the open one is not done with";
    EXPECT_EQ(tally.rates.contact, (Rate{4, 5}));
    EXPECT_EQ(tally.rates.resolution, (Rate{4, 5}));
    EXPECT_EQ(tally.rates.satisfaction, (Rate{5, 6})) << "the web's evaluation counts, too";
    EXPECT_EQ(tally.levels, (std::array<int, 5>{3, 1, 1, 1, 0}));
}

TEST(JudgementRates, CountTheExcludedApartAndShowBoth) {
    const JudgementTally tally = golden();
    EXPECT_EQ(tally.excluded, 1);
    EXPECT_EQ(tally.with_excluded.resolution, (Rate{4, 6}));
    EXPECT_EQ(tally.with_excluded.satisfaction, (Rate{5, 7}));
    EXPECT_EQ(tally.with_excluded.contact, (Rate{5, 6}));
}

TEST(JudgementRates, AddUpOverUnits) {
    JudgementTally all = golden();
    add_scores(all, 2, 880);
    JudgementTally other;
    add(other, answered(Said::yes, Said::yes, satisfied), 4);
    add_scores(other, 1, 300);
    add(all, other);
    EXPECT_EQ(all.rounds, 14);
    EXPECT_EQ(all.rates.resolution, (Rate{8, 9}));
    EXPECT_EQ(all.levels, (std::array<int, 5>{3, 5, 1, 1, 0}));
    EXPECT_EQ(all.scored, 3);
    EXPECT_EQ(all.score_sum, 1180);
}

TEST(JudgementRates, ReadARoundWithItsLastEvaluation) {
    JudgedRound round{
        .follow_up = {.state = FollowUpState::answered,
                      .answers = FollowUpAnswers{.contacted = Said::yes, .resolved = Said::no, .satisfaction = satisfied}}};
    round.evaluation = Evaluation{very_dissatisfied, EvaluationChannel::web, {}};
    round.exclusion.state = ExclusionState::asked;
    EXPECT_EQ(answers_of(round), answered(Said::yes, Said::no, very_dissatisfied)) << "asked is not yet granted";
    round.exclusion.state = ExclusionState::granted;
    EXPECT_TRUE(answers_of(round).excluded);
}

}  // namespace
}  // namespace hotline
