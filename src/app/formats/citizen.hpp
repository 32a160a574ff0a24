#pragma once
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/casework/case.hpp"

namespace hotline::app {

/// A request written on the public page.
struct CitizenRequest {
    CaseKind kind{};
    std::string title;
    std::string content;
    CategoryCode category;
    DistrictCode district;
    StreetCode street;
    std::string address;
    std::string name;
    std::string phone;
    bool confidential{false};
    std::string idempotency_key;
};
BOOST_DESCRIBE_STRUCT(CitizenRequest, (),
                      (kind, title, content, category, district, street, address, name, phone, confidential, idempotency_key))

struct CitizenReceipt {
    std::string number;
    std::string code;  ///< six digits; with the number it opens the progress page
};
BOOST_DESCRIBE_STRUCT(CitizenReceipt, (), (number, code))

struct ProgressQuery {
    std::string number;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(ProgressQuery, (), (number, code))

struct ProgressStep {
    Instant at;
    CaseState state{};
    std::string department_name;
};
BOOST_DESCRIBE_STRUCT(ProgressStep, (), (at, state, department_name))

/// Whether and how the citizen may still say, or has said, what he thinks of the work.
struct ProgressEvaluation {
    bool open{false};
    std::optional<Satisfaction> level;  ///< his last word
    Instant until;
};
BOOST_DESCRIBE_STRUCT(ProgressEvaluation, (), (open, level, until))

/// What a citizen thinks of the work on his case.
struct EvaluationRequest {
    std::string number;
    std::string code;
    Satisfaction level{};
    std::string text;  ///< may be empty
};
BOOST_DESCRIBE_STRUCT(EvaluationRequest, (), (number, code, level, text))

/// What the citizen may see: never a name or number of anybody (security 37).
struct Progress {
    std::string number;
    CaseKind kind{};
    std::string title;
    CaseState state{};
    bool joined{false};  ///< worked on together with another citizen's case, whose state and reply these are
    Instant recorded_at;
    std::optional<Instant> due_at;
    std::string department_name;
    std::string reply;  ///< only once there is an answer
    std::vector<ProgressStep> steps;
    std::optional<ProgressEvaluation> evaluation;  ///< once the work was approved
};
BOOST_DESCRIBE_STRUCT(Progress, (),
                      (number, kind, title, state, joined, recorded_at, due_at, department_name, reply, steps, evaluation))

}  // namespace hotline::app
