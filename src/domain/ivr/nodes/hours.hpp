#pragma once
#include "domain/ivr/node.hpp"

namespace hotline::ivr {

/// A silent fork: do people work at this moment?
struct Hours {
    CalendarCode calendar;
    std::string open;
    std::string closed;
    std::string holiday;  ///< empty: as on any closed hour
};

[[nodiscard]] std::vector<Edge> ways(const Hours& node);
void check(const Hours& node, const NodeCheck& at);
[[nodiscard]] Outcome run(const Hours& node, Walk& walk, const Heard& heard);

}  // namespace hotline::ivr
