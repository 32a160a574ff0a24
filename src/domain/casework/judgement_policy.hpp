#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/casework/judged_round.hpp"

namespace hotline {

/// What a reviewer rates about a unit's work.
struct ReviewDimension {
    DimensionCode code;
    std::string name_zh;
    std::string name_en;
    int weight{1};
    bool operator==(const ReviewDimension&) const = default;
};

inline constexpr int kMostPoints = 5;

/// How many of whose cases are followed up. An absent kind or an empty unit means every one.
struct SamplingPlan {
    PlanCode code;
    std::optional<CaseKind> kind;
    DepartmentCode unit;  ///< the lead
    int percent{};
    bool operator==(const SamplingPlan&) const = default;
};

/// 回访 as a city does it (C32).
struct FollowUpPolicy {
    std::string seed;                       ///< another one draws another sample
    std::vector<SamplingPlan> plans;        ///< the first that fits a case decides; none: not sampled
    std::vector<int> retry_after_h{4, 24};  ///< after the first, the second call in vain ...; after the last one it is given up
    int hold_min{30};                       ///< how long a clerk has a case to himself
    std::string script_zh;                  ///< what the clerk says
    std::string script_en;
    bool operator==(const FollowUpPolicy&) const = default;
};

/// How the city judges its units' work.
struct JudgementPolicy {
    std::vector<ReviewDimension> dimensions;  ///< none: reviews give no scores
    FollowUpPolicy follow_up;
    std::vector<CaseReason> reopen_when{CaseReason::not_solved, CaseReason::not_satisfied};  ///< of follow-ups, by the clock
    int evaluation_days{15};                                                                 ///< after a case was approved
    int most_evaluations{3};  ///< of one round by the citizen himself; the last one counts
    bool operator==(const JudgementPolicy&) const = default;
};

/// Whether a share of this many percent takes the case: FNV-1a (32 bits) of "seed:number", modulo 100, below it.
[[nodiscard]] bool is_sampled(std::string_view seed, std::string_view number, int percent);

/// The plan that chose this case; null when it is not in the sample.
[[nodiscard]] const SamplingPlan* sampled_by(const FollowUpPolicy& policy, std::string_view number, CaseKind kind,
                                             const DepartmentCode& unit);

/// The weighted mean of a review's points, in hundredths of a point, rounded; 0 without scores.
[[nodiscard]] int score_of(const std::vector<ReviewDimension>& dimensions, const std::vector<ReviewScore>& scores);

/// 差评: one of the two worst levels.
[[nodiscard]] bool is_poor(Satisfaction level);

/// Why these answers ask for handling anew; nothing when they do not, or the policy does not care.
[[nodiscard]] std::optional<CaseReason> failure_of(const FollowUpAnswers& answers, const JudgementPolicy& policy);

}  // namespace hotline
