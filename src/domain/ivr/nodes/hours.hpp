#pragma once
#include <string>

#include "domain/ids.hpp"

namespace hotline::ivr {

/// A silent fork: do people work at this moment?
struct Hours {
    CalendarCode calendar;
    std::string open;
    std::string closed;
};

}  // namespace hotline::ivr
