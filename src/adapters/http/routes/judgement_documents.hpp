#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "adapters/http/routes/call_documents.hpp"
#include "app/formats/judgement.hpp"

namespace hotline::http {

struct JudgementPeriodQuery {
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::optional<DepartmentCode> department;
};
BOOST_DESCRIBE_STRUCT(JudgementPeriodQuery, (), (from, to, department))

struct RoundListQuery {
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::optional<DepartmentCode> department;
    std::optional<app::JudgementFigure> figure;
    bool missed{false};
    int limit{50};
    std::string cursor;
};
BOOST_DESCRIBE_STRUCT(RoundListQuery, (), (from, to, department, figure, missed, limit, cursor))
constexpr auto json_optional(const RoundListQuery*) { return std::array<std::string_view, 3>{"missed", "limit", "cursor"}; }
constexpr json::Rules json_rules(const RoundListQuery*, std::string_view member) {
    return member == "limit" ? kLimitRules : json::Rules{};
}

}  // namespace hotline::http
