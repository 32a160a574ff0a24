#pragma once
#include <deque>
#include <optional>

#include "base/time.hpp"

namespace hotline {

/// How long the last calls of a queue kept an agent, talk and wrap-up together.
class HandlingTimes {
public:
    void add(Duration handled);
    /// Of the last fifty; nothing before there were five, because one long call says little.
    [[nodiscard]] std::optional<Duration> mean() const;

private:
    std::deque<Duration> last_;
    Duration sum_{};
};

/// What a caller may be told: as many agents as are at work each come free once in a mean handling time, and everybody in front
/// of him takes one of them. Nothing when that cannot be known: nobody is at work, or nothing was measured yet. `place` counts
/// from 1.
[[nodiscard]] std::optional<Duration> expected_wait(int place, int agents_at_work, const std::optional<Duration>& handling);

}  // namespace hotline
