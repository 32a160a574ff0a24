#pragma once
#include "domain/acd/strategies/longest_idle.hpp"

namespace hotline::strategies {

/// B: who has talked least in this shift (seed 3.6.5); equals by the longest idle time.
[[nodiscard]] inline bool least_talk_time(const Candidate& a, const Candidate& b) {
    if (a.talk != b.talk) return a.talk < b.talk;
    return longest_idle(a, b);
}

}  // namespace hotline::strategies
