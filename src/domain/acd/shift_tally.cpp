#include "domain/acd/shift_tally.hpp"

#include <numeric>

namespace hotline {
namespace {

using namespace std::chrono_literals;

// Longer than any meal, shorter than the time between two shifts of one person.
constexpr Duration kSameShift = 4h;

Duration mean(const std::vector<Duration>& all) {
    if (all.empty()) return {};
    return std::accumulate(all.begin(), all.end(), Duration{}) / static_cast<Duration::rep>(all.size());
}

}  // namespace

ShiftTally begin_shift(const std::optional<ShiftTally>& before, const std::vector<Duration>& others, Instant now) {
    if (before && (!before->left_at || now - *before->left_at < kSameShift)) {
        ShiftTally same = *before;
        same.left_at.reset();
        return same;
    }
    return ShiftTally{.head_start = mean(others)};
}

}  // namespace hotline
