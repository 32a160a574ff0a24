#pragma once
#include <boost/describe/class.hpp>
#include <optional>

#include "app/formats/calls.hpp"

namespace hotline::http {

struct MissedCallQuery {
    std::optional<app::MissedCallState> state;
};
BOOST_DESCRIBE_STRUCT(MissedCallQuery, (), (state))

}  // namespace hotline::http
