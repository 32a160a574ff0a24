#pragma once
#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "domain/casework/case.hpp"

namespace hotline::app {

struct NamedCount {
    std::string code;
    int count{};
};
BOOST_DESCRIBE_STRUCT(NamedCount, (), (code, count))

struct DayCount {
    Date day;
    int calls{};
    int answered{};
    int cases{};
};
BOOST_DESCRIBE_STRUCT(DayCount, (), (day, calls, answered, cases))

/// The leader's figures over [from, to). Every rate comes with its numerator and denominator (requirements F.3).
struct Overview {
    Instant from;
    Instant to;
    Instant as_of;
    int calls{};              ///< all inbound calls
    int self_served{};        ///< ended in the flow without a queue
    int queued{};             ///< O: offered to a queue
    int answered{};           ///< A: answered by a person
    int answered_15s{};       ///< of A, within 15 s of joining the queue
    int abandoned{};          ///< B: gave up in the queue or while ringing
    double average_wait_s{};  ///< of answered
    double average_talk_s{};
    int cases{};    ///< recorded in the period
    int closed{};   ///< of those, approved by now
    int overdue{};  ///< of those, past due_at and not yet handled
    int rehandled{};
    std::vector<NamedCount> by_state;  ///< of cases in the period
    std::vector<NamedCount> by_kind;
    std::vector<NamedCount> by_district;
    std::vector<NamedCount> by_department;
    std::vector<NamedCount> by_category;  ///< top ten, first level
    std::vector<DayCount> days;
};
BOOST_DESCRIBE_STRUCT(Overview, (),
                      (from, to, as_of, calls, self_served, queued, answered, answered_15s, abandoned, average_wait_s,
                       average_talk_s, cases, closed, overdue, rehandled, by_state, by_kind, by_district, by_department,
                       by_category, days))

}  // namespace hotline::app
