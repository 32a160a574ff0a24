#pragma once
#include "domain/acd/candidate.hpp"

namespace hotline::strategies {

/// C: who has waited longest for a call, counted from when he was ready (seed 3.6.5).
[[nodiscard]] inline bool longest_idle(const Candidate& a, const Candidate& b) {
    if (a.ready_since != b.ready_since) return a.ready_since < b.ready_since;
    return a.agent < b.agent;
}

}  // namespace hotline::strategies
