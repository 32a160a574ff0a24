#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json/rules.hpp"
#include "domain/nuisance/bar.hpp"

namespace hotline {

BOOST_DESCRIBE_STRUCT(BarRequest, (), (kind, number, treatment, reason, expires_at, evidence))
constexpr auto json_optional(const BarRequest*) { return std::array<std::string_view, 2>{"treatment", "evidence"}; }
constexpr json::Rules json_rules(const BarRequest*, std::string_view member) {
    if (member == "number") return {.min_len = 1, .max_len = 40};
    if (member == "reason") return {.min_len = 1, .max_len = 500};
    if (member == "evidence") return {.max_len = 50};
    return {};
}

}  // namespace hotline

namespace hotline::app {

struct BarStep {
    Instant at;
    BarAction action{};
    std::string by_name;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(BarStep, (), (at, action, by_name, note))

/// An entry of the blacklist as a person sees it.
struct BarView {
    BarId id;
    BarKind kind{};
    std::string number;  ///< masked for those who neither decide about it nor asked for it
    BarTreatment treatment{};
    std::string reason;
    BarState state{};
    bool expired{};  ///< approved once, but its time is over
    Instant asked_at;
    Instant expires_at;
    std::vector<CallId> evidence;
    std::vector<BarStep> history;            ///< oldest first
    std::vector<BarAction> allowed_actions;  ///< of the person who asks
};
BOOST_DESCRIBE_STRUCT(BarView, (),
                      (id, kind, number, treatment, reason, state, expired, asked_at, expires_at, evidence, history,
                       allowed_actions))

struct BarPage {
    std::vector<BarView> rows;
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(BarPage, (), (rows, as_of))

/// What a person does with an entry: approve, refuse or lift.
struct BarDecision {
    BarAction action{};
    std::string note;
};
BOOST_DESCRIBE_STRUCT(BarDecision, (), (action, note))
constexpr auto json_optional(const BarDecision*) { return std::array<std::string_view, 1>{"note"}; }
constexpr json::Rules json_rules(const BarDecision*, std::string_view member) {
    return member == "note" ? json::Rules{.max_len = 500} : json::Rules{};
}

}  // namespace hotline::app
