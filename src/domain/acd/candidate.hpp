#pragma once
#include "base/time.hpp"
#include "domain/ids.hpp"

namespace hotline {

/// A free agent as strategies see him.
struct Candidate {
    UserId agent;
    Instant ready_since;
    Duration talk_balance{};  ///< talk time of the shift, a newcomer's head start included
};

/// Is `a` a better choice than `b`? A strict weak order, total through the agent's id.
using Better = bool (*)(const Candidate& a, const Candidate& b);

}  // namespace hotline
