#pragma once
#include <algorithm>
#include <chrono>
#include <cstddef>

namespace hotline::sip {

struct CallLimits {
    double per_second{100};         ///< new calls, sustained; the burst is one second's worth
    std::size_t concurrent{2'000};  ///< legs at once
    std::chrono::seconds retry_after{5};
};

/// Whether one more call may come in (503 with Retry-After otherwise).
class CallAdmission {
public:
    using Time = std::chrono::steady_clock::time_point;
    CallAdmission(CallLimits limits, Time now) : limits_(limits), tokens_(burst()), filled_at_(now) {}

    [[nodiscard]] bool admit(std::size_t live_legs, Time now) {
        const auto elapsed = std::chrono::duration<double>(now - filled_at_).count();
        tokens_ = std::min(burst(), tokens_ + elapsed * limits_.per_second);
        filled_at_ = now;
        if (live_legs >= limits_.concurrent || tokens_ < 1) return false;
        tokens_ -= 1;
        return true;
    }

private:
    [[nodiscard]] double burst() const { return std::max(1.0, limits_.per_second); }

    CallLimits limits_;
    double tokens_;
    Time filled_at_;
};

}  // namespace hotline::sip
