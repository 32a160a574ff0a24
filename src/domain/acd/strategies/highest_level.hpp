#pragma once
#include "domain/acd/strategies/longest_idle.hpp"

namespace hotline::strategies {

/// D: who is best at what the queue needs (seed 3.6.5); equals by the longest idle time.
[[nodiscard]] inline bool highest_level(const Candidate& a, const Candidate& b) {
    if (a.level != b.level) return a.level > b.level;
    return longest_idle(a, b);
}

}  // namespace hotline::strategies
