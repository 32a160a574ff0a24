#pragma once
#include "domain/acd/strategies/longest_idle.hpp"

namespace hotline::strategies {

/// A: who has answered fewest calls in this shift (seed 3.6.5); equals by the longest idle time.
[[nodiscard]] inline bool fewest_calls(const Candidate& a, const Candidate& b) {
    if (a.calls != b.calls) return a.calls < b.calls;
    return longest_idle(a, b);
}

}  // namespace hotline::strategies
