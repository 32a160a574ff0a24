#pragma once
#include <boost/describe/class.hpp>
#include <optional>

#include "app/formats/nuisance.hpp"

namespace hotline::http {

struct BarQuery {
    std::optional<BarState> state;
};
BOOST_DESCRIBE_STRUCT(BarQuery, (), (state))

}  // namespace hotline::http
