#include "domain/security/session_rules.hpp"

#include <algorithm>

namespace hotline {

Instant session_ends_at(const SessionTimes& times) {
    return std::min<Instant>(times.last_seen_at + kSessionIdle, times.created_at + kSessionLongest);
}

bool session_is_alive(const SessionTimes& times, Instant now) { return now < session_ends_at(times); }

bool session_touch_due(const SessionTimes& times, Instant now) { return now - times.last_seen_at >= kSessionTouch; }

}  // namespace hotline
