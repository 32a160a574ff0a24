#pragma once
#include "base/time.hpp"
#include "domain/ids.hpp"

namespace hotline {

/// A free agent as strategies see him. Balances are of the shift, a newcomer's head start included.
struct Candidate {
    UserId agent;
    Instant ready_since;
    double calls{};   ///< answered in the shift; a head start is a mean and need not be whole
    Duration talk{};  ///< talked in the shift
    int level{};      ///< for the queue in question
    int seat{};       ///< the number of his seat
};

/// Is `a` a better choice than `b`? A strict order, total through the agent's id.
using Better = bool (*)(const Candidate& a, const Candidate& b);

}  // namespace hotline
