#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "adapters/http/routes/call_documents.hpp"
#include "domain/casework/case.hpp"

namespace hotline::http {

struct CaseListQuery {
    std::vector<CaseState> state;
    std::vector<CaseStage> stage;
    std::optional<CaseKind> kind;
    std::optional<DistrictCode> district;
    std::optional<DepartmentCode> department;
    std::string q;
    std::string phone;
    std::optional<CallId> call;
    std::optional<Instant> from;
    std::optional<Instant> to;
    bool mine{false};
    bool overdue{false};
    std::vector<SupervisionLevel> supervision;
    bool receipt_due{false};
    std::optional<Instant> due_before;
    int limit{50};
    std::string cursor;
};
BOOST_DESCRIBE_STRUCT(CaseListQuery, (),
                      (state, stage, kind, district, department, q, phone, call, from, to, mine, overdue, supervision,
                       receipt_due, due_before, limit, cursor))
constexpr auto json_optional(const CaseListQuery*) {
    return std::array<std::string_view, 10>{"supervision", "receipt_due", "state",   "stage", "q",
                                            "phone",       "mine",        "overdue", "limit", "cursor"};
}
constexpr json::Rules json_rules(const CaseListQuery*, std::string_view member) {
    return member == "limit" ? kLimitRules : json::Rules{};
}

}  // namespace hotline::http
