#pragma once
#include <optional>
#include <vector>

#include "base/time.hpp"

namespace hotline {

/// What an agent did in this shift. A newcomer starts level with the others, or he would get every call until he has caught up.
struct ShiftTally {
    Duration head_start{};  ///< the others' mean when the shift began; counts for fairness, not for reports
    Duration talked{};
    int answered{0};
    std::optional<Instant> left_at;  ///< signed out since

    [[nodiscard]] Duration balance() const { return head_start + talked; }
};

/// The tally to go on with after signing in at `now`: the old one after a short break, a new shift after a long one.
[[nodiscard]] ShiftTally begin_shift(const std::optional<ShiftTally>& before, const std::vector<Duration>& others, Instant now);

}  // namespace hotline
