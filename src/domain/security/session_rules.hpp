#pragma once
#include "base/time.hpp"

namespace hotline {

/// When a session came to be and when its owner was last there.
struct SessionTimes {
    Instant created_at;
    Instant last_seen_at;
};

inline constexpr std::chrono::minutes kSessionIdle{15};   ///< without a request or an open live socket
inline constexpr std::chrono::hours kSessionLongest{12};  ///< whatever happens
inline constexpr std::chrono::minutes kSessionTouch{1};   ///< presence is written down at most this often

/// The moment at which the session ends if its owner does nothing more.
[[nodiscard]] Instant session_ends_at(const SessionTimes& times);
[[nodiscard]] bool session_is_alive(const SessionTimes& times, Instant now);
[[nodiscard]] bool session_touch_due(const SessionTimes& times, Instant now);

}  // namespace hotline
