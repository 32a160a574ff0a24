#pragma once
#include <boost/describe/class.hpp>
#include <string>

#include "app/desk.hpp"
#include "base/json/rules.hpp"

namespace hotline::app {

constexpr json::Rules json_rules(const Target*, std::string_view member) {
    return member == "to" ? json::Rules{.min_len = 1, .max_len = 32} : json::Rules{};
}

}  // namespace hotline::app

namespace hotline::http {

/// Keys of a telephone: 0-9, *, #, A-D.
struct KeyPresses {
    std::string keys;
};
BOOST_DESCRIBE_STRUCT(KeyPresses, (), (keys))
constexpr json::Rules json_rules(const KeyPresses*, std::string_view) { return {.min_len = 1, .max_len = 32}; }

/// How a supervisor stands beside an agent.
struct SupervisionChange {
    SupervisionMode mode{};
};
BOOST_DESCRIBE_STRUCT(SupervisionChange, (), (mode))

/// Why a supervisor ends an agent's call.
struct ReleaseReason {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReleaseReason, (), (reason))
constexpr json::Rules json_rules(const ReleaseReason*, std::string_view) { return {.min_len = 2, .max_len = 200}; }

}  // namespace hotline::http
