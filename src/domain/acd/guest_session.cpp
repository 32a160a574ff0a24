#include "domain/acd/guest_session.hpp"

#include <algorithm>

namespace hotline {

std::vector<GuestSessionFault> faults_of(const GuestSession& planned, const Queue* queue, const std::vector<GuestSession>& others,
                                         Instant now) {
    std::vector<GuestSessionFault> faults;
    if (queue == nullptr || !queue->for_guests) faults.push_back(GuestSessionFault::not_a_guest_queue);
    if (planned.to <= planned.from) faults.push_back(GuestSessionFault::reversed);
    if (planned.to - planned.from > kLongestGuestSession) faults.push_back(GuestSessionFault::too_long);
    if (planned.to <= now) faults.push_back(GuestSessionFault::over);
    const bool overlaps = std::ranges::any_of(others, [&](const GuestSession& other) {
        return !other.cancelled && other.id != planned.id && other.queue == planned.queue && other.from < planned.to &&
               planned.from < other.to;
    });
    if (overlaps) faults.push_back(GuestSessionFault::overlaps);
    return faults;
}

bool has_its_guest(const Queue& queue, const std::vector<GuestSession>& sessions, Instant now) {
    if (!queue.for_guests) return true;
    return std::ranges::any_of(sessions,
                               [&](const GuestSession& session) { return session.queue == queue.code && session.runs_at(now); });
}

}  // namespace hotline
