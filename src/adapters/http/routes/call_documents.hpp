#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/json/rules.hpp"
#include "domain/call/call_event.hpp"

namespace hotline::http {

inline constexpr json::Rules kLimitRules{.min = 1, .max = 200};

struct CallQuery {
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::string number;  ///< whole, or its last four to eight digits
    std::optional<UserId> agent;
    std::optional<QueueCode> queue;
    std::optional<CallChannel> channel;
    std::vector<CallOutcome> outcome;
    bool recorded{false};
    bool queued{false};
    bool answered{false};
    std::optional<int> longest_wait_s;
    int limit{50};
    std::string cursor;
};
BOOST_DESCRIBE_STRUCT(CallQuery, (),
                      (from, to, number, agent, queue, channel, outcome, recorded, queued, answered, longest_wait_s, limit,
                       cursor))
constexpr auto json_optional(const CallQuery*) {
    return std::array<std::string_view, 7>{"number", "outcome", "recorded", "queued", "answered", "limit", "cursor"};
}
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
