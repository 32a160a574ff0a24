#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "app/formats/messages.hpp"
#include "base/json/rules.hpp"

namespace hotline::http {

struct LetterListQuery {
    std::optional<LetterState> state;
    std::optional<WrittenChannel> channel;
    bool mine{false};
    int limit{100};
};
BOOST_DESCRIBE_STRUCT(LetterListQuery, (), (state, channel, mine, limit))
constexpr auto json_optional(const LetterListQuery*) { return std::array<std::string_view, 2>{"mine", "limit"}; }
constexpr json::Rules json_rules(const LetterListQuery*, std::string_view member) {
    if (member == "limit") return {.min = 1, .max = 200};
    return {};
}

/// Kannel's %d: 1 delivered, 2 not deliverable, 4 kept by the SMSC's side, 8 taken by the SMSC, 16 refused by it.
struct KannelReport {
    MessageId message;
    int type{};
    std::string detail;
};
BOOST_DESCRIBE_STRUCT(KannelReport, (), (message, type, detail))
constexpr auto json_optional(const KannelReport*) { return std::array<std::string_view, 1>{"detail"}; }

}  // namespace hotline::http
