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
};
BOOST_DESCRIBE_STRUCT(Progress, (), (number, kind, title, state, joined, recorded_at, due_at, department_name, reply, steps))

}  // namespace hotline::app
