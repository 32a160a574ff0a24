#pragma once
#include <array>
#include <cstdint>
#include <optional>

#include "domain/casework/judged_round.hpp"

namespace hotline {

/// A share with both of its figures; without a denominator there is no share.
struct Rate {
    int hits{0};
    int of{0};
    bool operator==(const Rate&) const = default;
};

/// What the rates need to know of a round; rounds that are alike are counted together.
struct JudgedAnswers {
    FollowUpState follow_up{};
    Said contacted{};
    Said resolved{};
    std::optional<Satisfaction> satisfaction;  ///< the citizen's last word, by whichever way it came
    bool excluded{false};
    bool operator==(const JudgedAnswers&) const = default;
};

/// 三率 (C33, F.3), and beside them how many were reached at all.
struct Rates {
    Rate reached;       ///< 回访率: answered / sampled and done with
    Rate contact;       ///< 响应率: "they spoke with me" / said yes or no
    Rate resolution;    ///< 解决率: "it is settled" / said yes or no
    Rate satisfaction;  ///< 满意率: the best three levels / all who evaluated
    bool operator==(const Rates&) const = default;
};

inline constexpr std::size_t kSatisfactionLevels = 5;

/// The figures of one unit and period. Excluded rounds are shown apart, never hidden (C28).
struct JudgementTally {
    int rounds{0};    ///< all that were closed
    int excluded{0};  ///< of those
    Rates rates;      ///< without the excluded ones
    Rates with_excluded;
    std::array<int, kSatisfactionLevels> levels{};  ///< without the excluded ones, best first
    int scored{0};                                  ///< rounds that were given scores in review
    std::int64_t score_sum{0};                      ///< of those, in hundredths of a point
    bool operator==(const JudgementTally&) const = default;
};

/// What a round of a case comes to.
[[nodiscard]] JudgedAnswers answers_of(const JudgedRound& round);

/// Adds `count` rounds that are all like this one.
void add(JudgementTally& tally, const JudgedAnswers& answers, int count);
/// Adds the reviews' scores of some rounds.
void add_scores(JudgementTally& tally, int count, std::int64_t sum);
/// Adds another unit's figures: a unit's are its own and those of the units below it.
void add(JudgementTally& tally, const JudgementTally& other);

}  // namespace hotline
