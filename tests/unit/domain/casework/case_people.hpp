#pragma once
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <string>
#include <vector>

#include "domain/casework/workflow.hpp"

namespace hotline::test {

template <class Enum>
std::vector<Enum> all() {
    std::vector<Enum> values;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto item) { values.push_back(item.value); });
    return values;
}

template <class Enum>
std::string name(Enum value) {
    return boost::describe::enum_to_string(value, "?");
}

/// Monday to Friday 9-12 and 13:30-17:30, no holidays, 2026 published; complaints in 15 working days, signed for within one.
inline TimeRules office_rules() {
    TimeRules rules{.policy = {.calendar = {"office"},
                               .limits = {{.clock = ClockKind::sign, .amount = 1},
                                          {.clock = ClockKind::first_contact, .amount = 2},
                                          {.urgency = Urgency::critical, .amount = 2, .unit = LimitUnit::hour},
                                          {.kind = CaseKind::complaint, .amount = 15},
                                          {.kind = CaseKind::help, .amount = 7, .unit = LimitUnit::calendar_day},
                                          {.clock = ClockKind::review, .amount = 3}}},
                    .calendar = {.code = {"office"}, .published_years = {2026}},
                    .judgement = {.follow_up = {.plans = {{.code = {"all"}, .percent = 100}}}}};
    for (std::size_t weekday = 0; weekday < 5; ++weekday) rules.calendar.week[weekday] = {{540, 720}, {810, 1050}};
    return rules;
}

}  // namespace hotline::test
