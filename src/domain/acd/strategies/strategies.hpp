#pragma once
#include "domain/acd/queue.hpp"
#include "domain/acd/strategies/fewest_calls.hpp"
#include "domain/acd/strategies/highest_level.hpp"
#include "domain/acd/strategies/least_talk_time.hpp"
#include "domain/acd/strategies/longest_idle.hpp"
#include "domain/acd/strategies/seat_number.hpp"

namespace hotline::strategies {

[[nodiscard]] inline Better order_of(Strategy strategy) {
    switch (strategy) {
        case Strategy::fewest_calls: return fewest_calls;
        case Strategy::least_talk_time: return least_talk_time;
        case Strategy::longest_idle: return longest_idle;
        case Strategy::highest_level: return highest_level;
        case Strategy::seat_number: return seat_number;
    }
    return longest_idle;
}

/// What the strategy compares, as a person reads it: calls, seconds talked, seconds idle, level, seat number.
[[nodiscard]] inline std::int64_t measure_of(Strategy strategy, const Candidate& candidate, Instant now) {
    const auto seconds = [](Duration time) { return std::chrono::duration_cast<std::chrono::seconds>(time).count(); };
    switch (strategy) {
        case Strategy::fewest_calls: return static_cast<std::int64_t>(candidate.calls);
        case Strategy::least_talk_time: return seconds(candidate.talk);
        case Strategy::longest_idle: return seconds(now - candidate.ready_since);
        case Strategy::highest_level: return candidate.level;
        case Strategy::seat_number: return candidate.seat;
    }
    return 0;
}

}  // namespace hotline::strategies
