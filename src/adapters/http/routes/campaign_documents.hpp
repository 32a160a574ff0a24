#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <string_view>

#include "base/json/rules.hpp"

namespace hotline::http {

struct TargetQuery {
    int offset{0};
    int limit{100};
};
BOOST_DESCRIBE_STRUCT(TargetQuery, (), (offset, limit))
constexpr auto json_optional(const TargetQuery*) { return std::array<std::string_view, 2>{"offset", "limit"}; }
constexpr json::Rules json_rules(const TargetQuery*, std::string_view member) {
    return member == "limit" ? json::Rules{.min = 1, .max = 500} : json::Rules{.min = 0, .max = 1'000'000};
}

}  // namespace hotline::http
