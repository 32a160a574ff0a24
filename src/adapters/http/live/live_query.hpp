#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <string>
#include <string_view>

namespace hotline::http {

struct LiveQuery {
    std::string since;  ///< the last cursor that the page has seen; empty: from now on
};
BOOST_DESCRIBE_STRUCT(LiveQuery, (), (since))
constexpr auto json_optional(const LiveQuery*) { return std::array<std::string_view, 1>{"since"}; }

}  // namespace hotline::http
