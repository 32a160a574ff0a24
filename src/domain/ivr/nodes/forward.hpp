#pragma once
#include <vector>

#include "domain/acd/fallback.hpp"

namespace hotline::ivr {

/// Sends the caller along a list of destinations: people on duty, a number, a mailbox, a queue. The flow ends here, so the last
/// of them must be one that cannot fail.
struct Forward {
    std::vector<Destination> to;
};

}  // namespace hotline::ivr
