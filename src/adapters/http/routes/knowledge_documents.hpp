#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <string>

#include "base/json/rules.hpp"

namespace hotline::http {

struct KnowledgeQuery {
    std::string q;
    int limit{20};
};
BOOST_DESCRIBE_STRUCT(KnowledgeQuery, (), (q, limit))
constexpr auto json_optional(const KnowledgeQuery*) { return std::array<std::string_view, 2>{"q", "limit"}; }
constexpr json::Rules json_rules(const KnowledgeQuery*, std::string_view member) {
    if (member == "limit") return {.min = 1, .max = 50};
    return {};
}

}  // namespace hotline::http
