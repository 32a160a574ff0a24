#include "base/ids.hpp"

#include <algorithm>

namespace hotline {
namespace {

/// Milliseconds since the first moment of 2026, never below zero.
std::int64_t time_of(Instant at) {
    using namespace std::chrono;
    constexpr Instant kEpoch{sys_days{year{2026} / 1 / 1}.time_since_epoch()};
    return std::max<std::int64_t>(duration_cast<milliseconds>(at - kEpoch).count(), 0);
}

}  // namespace

std::int64_t lowest_id_at(Instant at) { return time_of(at) << 22; }

std::int64_t IdSource::next_value() {
    const std::int64_t wanted = time_of(clock_.now()) << 12;
    std::int64_t last = last_.load(std::memory_order_relaxed);
    std::int64_t mine = 0;
    do {
        mine = std::max(last + 1, wanted);
    } while (!last_.compare_exchange_weak(last, mine, std::memory_order_relaxed));
    return ((mine >> 12) << 22) | (node_ << 12) | (mine & 0xfff);
}

}  // namespace hotline
