#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "base/json/rules.hpp"
#include "domain/ids.hpp"

namespace hotline::http {

inline constexpr json::Rules kLimitRules{.min = 1, .max = 200};

struct CallQuery {
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::string number;
    std::optional<UserId> agent;
    int limit{50};
    std::string cursor;
};
BOOST_DESCRIBE_STRUCT(CallQuery, (), (from, to, number, agent, limit, cursor))
constexpr auto json_optional(const CallQuery*) { return std::array<std::string_view, 3>{"number", "limit", "cursor"}; }
constexpr json::Rules json_rules(const CallQuery*, std::string_view member) {
    return member == "limit" ? kLimitRules : json::Rules{};
}

/// POST /calls
struct DialCommand {
    std::string to;
    std::optional<CaseId> about;
};
BOOST_DESCRIBE_STRUCT(DialCommand, (), (to, about))
constexpr json::Rules json_rules(const DialCommand*, std::string_view member) {
    return member == "to" ? json::Rules{.min_len = 1, .max_len = 40} : json::Rules{};
}

}  // namespace hotline::http
