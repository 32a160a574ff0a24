#include "adapters/media/tick_clock.hpp"

#include <algorithm>

namespace hotline::media {

TickClock::Due TickClock::wake(SteadyTime now) {
    if (now < next_) return {slot_, 0, 0, false};
    const auto passed = static_cast<std::uint64_t>((now - next_) / kTick) + 1;
    const auto count = static_cast<std::uint32_t>(std::min<std::uint64_t>(passed, kMaxCatchUp));
    const Due due{slot_, count, static_cast<std::uint32_t>(passed - count), now - planned_ > kLate};
    slot_ = (slot_ + count) % kSlots;
    next_ += kTick * passed;
    planned_ = next_;
    return due;
}

}  // namespace hotline::media
