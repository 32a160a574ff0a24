#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "app/formats/callbacks.hpp"
#include "app/formats/voicemail.hpp"
#include "base/json/rules.hpp"

namespace hotline::http {

struct CallbackListQuery {
    bool closed{false};  ///< false: those that are to be rung
    std::optional<CallbackOrigin> origin;
    bool mine{false};
    std::string number;
    std::string cursor;
    int limit{50};
};
BOOST_DESCRIBE_STRUCT(CallbackListQuery, (), (closed, origin, mine, number, cursor, limit))
constexpr auto json_optional(const CallbackListQuery*) {
    return std::array<std::string_view, 5>{"closed", "mine", "number", "cursor", "limit"};
}
constexpr json::Rules json_rules(const CallbackListQuery*, std::string_view member) {
    if (member == "limit") return {.min = 1, .max = 200};
    return {};
}

struct CallbackFiguresQuery {
    Instant from;
    Instant to;
};
BOOST_DESCRIBE_STRUCT(CallbackFiguresQuery, (), (from, to))

struct VoiceMessageListQuery {
    std::optional<VoiceMessageState> state;
    bool mine{false};
    std::string number;
    std::string cursor;
    int limit{50};
};
BOOST_DESCRIBE_STRUCT(VoiceMessageListQuery, (), (state, mine, number, cursor, limit))
constexpr auto json_optional(const VoiceMessageListQuery*) {
    return std::array<std::string_view, 4>{"mine", "number", "cursor", "limit"};
}
constexpr json::Rules json_rules(const VoiceMessageListQuery*, std::string_view member) {
    if (member == "limit") return {.min = 1, .max = 200};
    return {};
}

}  // namespace hotline::http
