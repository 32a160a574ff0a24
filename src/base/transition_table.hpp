#pragma once
#include <cstddef>

namespace hotline::table {

/// A set of states as bits, for rows that speak of several states.
template <class... State>
[[nodiscard]] constexpr unsigned in(State... states) {
    return ((1U << static_cast<unsigned>(states)) | ... | 0U);
}

/// States in which a signal means nothing; written down so that forgetting a pair is a compile error.
template <class Signal>
struct Meaningless {
    Signal on;
    unsigned in;
};

/// True when every pair of state and signal is either ruled once or declared meaningless once.
template <class State, class Signal, class Rules, class Rest>
[[nodiscard]] consteval bool covers_each_pair_once(const Rules& rules, const Rest& rest, std::size_t states,
                                                   std::size_t signals) {
    for (std::size_t state = 0; state < states; ++state) {
        for (std::size_t signal = 0; signal < signals; ++signal) {
            int found = 0;
            for (const auto& rule : rules)
                found += rule.from == static_cast<State>(state) && rule.on == static_cast<Signal>(signal);
            for (const auto& row : rest) found += row.on == static_cast<Signal>(signal) && ((row.in >> state) & 1U) != 0;
            if (found != 1) return false;
        }
    }
    return true;
}

}  // namespace hotline::table
