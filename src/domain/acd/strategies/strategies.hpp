#pragma once
#include "domain/acd/queue.hpp"
#include "domain/acd/strategies/least_talk_time.hpp"

namespace hotline::strategies {

[[nodiscard]] inline Better order_of(Strategy strategy) {
    switch (strategy) {
        case Strategy::least_talk_time: return least_talk_time;
        case Strategy::longest_idle: return longest_idle;
    }
    return longest_idle;
}

}  // namespace hotline::strategies
