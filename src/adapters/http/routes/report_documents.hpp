#pragma once
#include <boost/describe/class.hpp>
#include <optional>

#include "base/time.hpp"

namespace hotline::http {

/// [from, to)
struct PeriodQuery {
    std::optional<Instant> from;
    std::optional<Instant> to;
};
BOOST_DESCRIBE_STRUCT(PeriodQuery, (), (from, to))

}  // namespace hotline::http
