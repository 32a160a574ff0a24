#include "base/ids.hpp"

#include <algorithm>

namespace hotline {

std::int64_t IdSource::next_value() {
    using namespace std::chrono;
    constexpr Instant kEpoch{sys_days{year{2026} / 1 / 1}.time_since_epoch()};
    const auto since = duration_cast<milliseconds>(clock_.now() - kEpoch).count();
    const std::int64_t wanted = std::max<std::int64_t>(since, 0) << 12;
    std::int64_t last = last_.load(std::memory_order_relaxed);
    std::int64_t mine = 0;
    do {
        mine = std::max(last + 1, wanted);
    } while (!last_.compare_exchange_weak(last, mine, std::memory_order_relaxed));
    return ((mine >> 12) << 22) | (node_ << 12) | (mine & 0xfff);
}

}  // namespace hotline
