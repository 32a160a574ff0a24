#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.hpp"
#include "domain/statistics/report.hpp"

namespace hotline::app {

/// One of the things behind a figure. What does not fit its kind is empty. No names or numbers of citizens.
struct FactRow {
    Instant at;                  ///< by which it belongs to the period
    std::optional<CallId> call;  ///< to be opened
    std::optional<CaseId> of_case;
    std::string number;  ///< of the case
    std::string title;
    std::string state;  ///< outcome, stage, act, answer, work: a word of the subject
    QueueCode queue;
    DepartmentCode department;
    std::string agent_name;
    std::int64_t amount{};  ///< what it adds: 1, or milliseconds
};
BOOST_DESCRIBE_STRUCT(FactRow, (), (at, call, of_case, number, title, state, queue, department, agent_name, amount))

struct FactRowPage {
    std::vector<FactRow> rows;
    std::string next;  ///< cursor of the next page; empty: the end
};
BOOST_DESCRIBE_STRUCT(FactRowPage, (), (rows, next))

}  // namespace hotline::app
