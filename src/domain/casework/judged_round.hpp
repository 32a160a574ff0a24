#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "domain/casework/case_words.hpp"
#include "domain/ids.hpp"

namespace hotline {

/// Points of one dimension of a review: 1 (poor) to 5 (very good).
struct ReviewScore {
    DimensionCode dimension;
    int points{};
    bool operator==(const ReviewScore&) const = default;
};

/// What is said when a case is judged, by reviewer, clerk or citizen; an event keeps what its action needed.
struct Verdict {
    std::vector<ReviewScore> scores;
    int score{0};  ///< their weighted mean by the policy of that day, in hundredths of a point; 0: not scored
    std::optional<FollowUpMiss> outcome;
    std::optional<Said> contacted;  ///< did the unit speak with the citizen?
    std::optional<Said> resolved;   ///< is the matter settled?
    std::optional<Satisfaction> satisfaction;
    std::optional<FollowUpCause> opens;        ///< a follow-up
    PlanCode plan;                             ///< that sampled it
    std::optional<EvaluationChannel> channel;  ///< of the citizen's evaluation; absent: the progress page
    bool operator==(const Verdict&) const = default;
};

struct FollowUpAnswers {
    Said contacted{};
    Said resolved{};
    std::optional<Satisfaction> satisfaction;
    Instant at;
    bool operator==(const FollowUpAnswers&) const = default;
};

/// 回访 of one round.
struct FollowUp {
    FollowUpState state{FollowUpState::none};
    std::optional<FollowUpCause> cause;
    PlanCode plan;  ///< that sampled it; empty: none did
    int attempts{0};
    std::optional<Instant> next_try_at;
    UserId held_by{};  ///< the clerk who is about to call; 0: nobody
    std::string held_by_name;
    std::optional<Instant> held_until;
    std::optional<FollowUpAnswers> answers;
    bool operator==(const FollowUp&) const = default;
};

/// 评价: the citizen's last word on a round; earlier ones are in the case's events.
struct Evaluation {
    Satisfaction level{};
    EvaluationChannel channel{};
    Instant at;
    bool operator==(const Evaluation&) const = default;
};

/// 剔除 of one round from the rates.
struct Exclusion {
    ExclusionState state{ExclusionState::none};
    std::optional<CaseReason> reason;
    std::string text;  ///< the unit's
    UserId asked_by{};
    std::string opinion;  ///< of who ruled on it
    bool operator==(const Exclusion&) const = default;
};

/// A case each time it was approved: whose work that was, and what people thought of it.
struct JudgedRound {
    Instant closed_at;
    DepartmentCode unit;  ///< the lead
    std::vector<ReviewScore> scores;
    int score{0};  ///< weighted mean in hundredths of a point; 0: not scored
    FollowUp follow_up;
    std::optional<Evaluation> evaluation;
    int evaluations{0};  ///< by the citizen himself
    Exclusion exclusion;
    bool operator==(const JudgedRound&) const = default;
};

}  // namespace hotline
