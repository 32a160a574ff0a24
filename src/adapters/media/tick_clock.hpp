#pragma once
#include <cstdint>

#include "adapters/media/steady_time.hpp"

namespace hotline::media {

/// Turns wake-ups, some of them late, into slots of a wheel that goes round once a frame: each leg has one and is served once a
/// round. After a stall at most two rounds are made up for; the rest is left out, because a burst of old sound helps nobody.
class TickClock {
public:
    /// At 1 ms, wake-ups were half of what 100 calls cost altogether; 2 ms are still a tenth of a frame.
    static constexpr std::chrono::milliseconds kTick{2};
    static constexpr std::uint32_t kSlots = kFrameTime / kTick;
    static constexpr std::uint32_t kMaxCatchUp = 2 * kSlots;
    static constexpr std::chrono::milliseconds kLate{5};

    struct Due {
        std::uint32_t first_slot;
        std::uint32_t count;    ///< slots to serve, in order from `first_slot`
        std::uint32_t skipped;  ///< slots left out
        bool late;
    };

    explicit TickClock(SteadyTime start) : next_(start), planned_(start) {}
    /// When the next slot is due.
    [[nodiscard]] SteadyTime next() const { return next_; }
    /// When to wake up to serve so many slots at once (1 or more); that is not late.
    [[nodiscard]] SteadyTime plan(std::uint32_t slots) { return planned_ = next_ + kTick * (slots - 1); }
    /// What to do at a wake-up; none when it is early.
    [[nodiscard]] Due wake(SteadyTime now);

private:
    SteadyTime next_;
    SteadyTime planned_;
    std::uint32_t slot_{};
};

}  // namespace hotline::media
