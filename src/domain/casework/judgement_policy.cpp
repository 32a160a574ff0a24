#include "domain/casework/judgement_policy.hpp"

#include <algorithm>
#include <cstdint>

namespace hotline {
namespace {

constexpr std::uint32_t kFnvBasis = 2166136261U;
constexpr std::uint32_t kFnvPrime = 16777619U;

std::uint32_t mixed(std::uint32_t hash, std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kFnvPrime;
    return hash;
}

}  // namespace

bool is_sampled(std::string_view seed, std::string_view number, int percent) {
    const std::uint32_t hash = mixed(mixed(mixed(kFnvBasis, seed), ":"), number);
    return static_cast<int>(hash % 100U) < percent;
}

const SamplingPlan* sampled_by(const FollowUpPolicy& policy, std::string_view number, CaseKind kind, const DepartmentCode& unit) {
    const auto fits = [&](const SamplingPlan& plan) {
        return (!plan.kind || *plan.kind == kind) && (plan.unit.empty() || plan.unit == unit);
    };
    const auto plan = std::ranges::find_if(policy.plans, fits);
    return plan != policy.plans.end() && is_sampled(policy.seed, number, plan->percent) ? &*plan : nullptr;
}

int score_of(const std::vector<ReviewDimension>& dimensions, const std::vector<ReviewScore>& scores) {
    int points = 0;
    int weight = 0;
    for (const ReviewScore& score : scores) {
        const auto found = std::ranges::find(dimensions, score.dimension, &ReviewDimension::code);
        if (found == dimensions.end()) continue;
        points += found->weight * score.points;
        weight += found->weight;
    }
    return weight == 0 ? 0 : (100 * points + weight / 2) / weight;
}

bool is_poor(Satisfaction level) { return level >= Satisfaction::dissatisfied; }

std::optional<CaseReason> failure_of(const FollowUpAnswers& answers, const JudgementPolicy& policy) {
    const auto cares = [&](CaseReason reason) {
        return std::ranges::find(policy.reopen_when, reason) != policy.reopen_when.end();
    };
    if (answers.resolved == Said::no && cares(CaseReason::not_solved)) return CaseReason::not_solved;
    const bool poor = answers.satisfaction && is_poor(*answers.satisfaction);
    return poor && cares(CaseReason::not_satisfied) ? std::optional{CaseReason::not_satisfied} : std::nullopt;
}

}  // namespace hotline
