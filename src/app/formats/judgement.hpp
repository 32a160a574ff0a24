#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/formats/casework.hpp"
#include "base/json/rules.hpp"
#include "domain/casework/judgement_policy.hpp"
#include "domain/casework/judgement_rates.hpp"

namespace hotline {
BOOST_DESCRIBE_STRUCT(ReviewDimension, (), (code, name_zh, name_en, weight))
constexpr json::Rules json_rules(const ReviewDimension*, std::string_view member) {
    if (member == "weight") return {.min = 1, .max = 100};
    return {};
}
BOOST_DESCRIBE_STRUCT(SamplingPlan, (), (code, kind, unit, percent))
constexpr auto json_optional(const SamplingPlan*) { return std::array<std::string_view, 1>{"unit"}; }
constexpr json::Rules json_rules(const SamplingPlan*, std::string_view member) {
    if (member == "percent") return {.min = 0, .max = 100};
    if (member == "code") return {.min_len = 1, .max_len = 40};
    return {};
}
BOOST_DESCRIBE_STRUCT(FollowUpPolicy, (), (seed, plans, retry_after_h, hold_min, script_zh, script_en))
constexpr auto json_optional(const FollowUpPolicy*) { return std::array<std::string_view, 2>{"retry_after_h", "hold_min"}; }
constexpr json::Rules json_rules(const FollowUpPolicy*, std::string_view member) {
    if (member == "retry_after_h") return {.max_len = 10};
    if (member == "hold_min") return {.min = 5, .max = 480};
    return {};
}
BOOST_DESCRIBE_STRUCT(JudgementPolicy, (), (dimensions, follow_up, reopen_when, evaluation_days, most_evaluations))
constexpr auto json_optional(const JudgementPolicy*) {
    return std::array<std::string_view, 3>{"reopen_when", "evaluation_days", "most_evaluations"};
}
constexpr json::Rules json_rules(const JudgementPolicy*, std::string_view member) {
    if (member == "dimensions") return {.max_len = 20};
    if (member == "evaluation_days") return {.min = 1, .max = 365};
    if (member == "most_evaluations") return {.min = 1, .max = 20};
    return {};
}
BOOST_DESCRIBE_STRUCT(Rate, (), (hits, of))
BOOST_DESCRIBE_STRUCT(Rates, (), (reached, contact, resolution, satisfaction))
}  // namespace hotline

namespace hotline::app {

/// judgement.json: scores, follow-ups, evaluations (C28, C32, C34)
struct JudgementFile {
    std::string source;
    JudgementPolicy policy;
};
BOOST_DESCRIBE_STRUCT(JudgementFile, (), (source, policy))

/// What the forms of reviewers and clerks need; the seed of the sample stays with the server.
struct JudgementGuide {
    std::vector<ReviewDimension> dimensions;
    std::string script_zh;
    std::string script_en;
    int attempts{};  ///< the last one included
};
BOOST_DESCRIBE_STRUCT(JudgementGuide, (), (dimensions, script_zh, script_en, attempts))

/// A citizen who is to be asked.
struct FollowUpRow {
    CaseId id;
    std::string number;
    CaseKind kind{};
    std::string title;
    DepartmentCode unit;
    std::string unit_name;
    Instant closed_at;
    FollowUpCause cause{};
    PlanCode plan;
    int attempts{};
    Instant next_try_at;
    std::string held_by_name;  ///< who is about to call; empty: nobody
    std::optional<Instant> held_until;
};
BOOST_DESCRIBE_STRUCT(FollowUpRow, (),
                      (id, number, kind, title, unit, unit_name, closed_at, cause, plan, attempts, next_try_at, held_by_name,
                       held_until))

struct FollowUpList {
    std::vector<FollowUpRow> rows;  ///< the longest due first, at most 200
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(FollowUpList, (), (rows, as_of))

/// One unit's figures, or everybody's.
struct UnitJudgement {
    DepartmentCode unit;
    std::string unit_name;
    int rounds{};
    int excluded{};
    Rates rates;  ///< without what was excluded
    Rates with_excluded;
    std::vector<int> levels;   ///< evaluations, best level first, without what was excluded
    int scored{};              ///< rounds that reviewers scored
    std::optional<int> score;  ///< their mean, in hundredths of a point
};
BOOST_DESCRIBE_STRUCT(UnitJudgement, (), (unit, unit_name, rounds, excluded, rates, with_excluded, levels, scored, score))

/// The three rates of [from, to): rounds count where they were closed.
struct Judgement {
    Instant from;
    Instant to;
    Instant as_of;
    UnitJudgement total;
    std::vector<UnitJudgement> units;  ///< most rounds first
};
BOOST_DESCRIBE_STRUCT(Judgement, (), (from, to, as_of, total, units))

/// Which rows stand behind a figure: its denominator.
BOOST_DEFINE_ENUM_CLASS(JudgementFigure, reached, contact, resolution, satisfaction, excluded, exclusion_asked)

struct RoundRow {
    CaseId id;
    std::string number;
    CaseKind kind{};
    std::string title;
    int round{};
    DepartmentCode unit;
    std::string unit_name;
    Instant closed_at;
    FollowUpState follow_up{};
    Said contacted{};
    Said resolved{};
    std::optional<Satisfaction> satisfaction;
    std::optional<EvaluationChannel> channel;
    ExclusionState exclusion{};
    int score{};
};
BOOST_DESCRIBE_STRUCT(RoundRow, (),
                      (id, number, kind, title, round, unit, unit_name, closed_at, follow_up, contacted, resolved, satisfaction,
                       channel, exclusion, score))

struct RoundPage {
    std::vector<RoundRow> rows;
    std::string next;  ///< cursor of the next page; empty: the end
};
BOOST_DESCRIBE_STRUCT(RoundPage, (), (rows, next))

}  // namespace hotline::app
