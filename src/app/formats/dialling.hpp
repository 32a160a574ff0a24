#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <string_view>

#include "base/json/rules.hpp"
#include "domain/outbound/dial_plan.hpp"

/// dialling.json of a city: who may dial what over which trunks, and the lines of 110, 119 and 120. Without the file nobody
/// dials.
namespace hotline {

BOOST_DESCRIBE_STRUCT(NumberRange, (), (number_class, prefixes, least_digits, most_digits))
constexpr json::Rules json_rules(const NumberRange*, std::string_view member) {
    if (member == "least_digits" || member == "most_digits") return {.min = 1, .max = 20};
    return {};
}

BOOST_DESCRIBE_STRUCT(DialRule, (), (roles, hotline_itself, classes, hours, group))
constexpr auto json_optional(const DialRule*) { return std::array<std::string_view, 3>{"roles", "hotline_itself", "hours"}; }

BOOST_DESCRIBE_STRUCT(EmergencyLine, (), (code, name_zh, name_en, number))

BOOST_DESCRIBE_STRUCT(DialPlan, (), (numbers, rules, emergency_lines))
constexpr auto json_optional(const DialPlan*) { return std::array<std::string_view, 1>{"emergency_lines"}; }

}  // namespace hotline
