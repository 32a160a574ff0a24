#pragma once
#include "domain/acd/candidate.hpp"

namespace hotline::strategies {

/// E: the lowest seat number; the next one only when that is busy (seed 3.6.5).
[[nodiscard]] inline bool seat_number(const Candidate& a, const Candidate& b) {
    if (a.seat != b.seat) return a.seat < b.seat;
    return a.agent < b.agent;
}

}  // namespace hotline::strategies
