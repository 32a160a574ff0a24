#pragma once
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <string>
#include <vector>

#include "domain/acd/queue.hpp"

namespace hotline {

/// A leader takes calls himself (领导上线, seed 2.1): who, about what, in which queue, from when to when.
struct GuestSession {
    GuestSessionId id;
    std::string guest;  ///< name and office, as it is announced
    std::string topic;
    QueueCode queue;
    Instant from;
    Instant to;  ///< callers who joined before are still served
    bool cancelled{false};

    [[nodiscard]] bool runs_at(Instant now) const { return !cancelled && from <= now && now < to; }
    bool operator==(const GuestSession&) const = default;
};

BOOST_DEFINE_ENUM_CLASS(GuestSessionFault, reversed, too_long, over, overlaps, not_a_guest_queue)

inline constexpr Duration kLongestGuestSession = std::chrono::hours{12};

/// Everything wrong with a session that is to be planned; `others` are those of the same queue.
[[nodiscard]] std::vector<GuestSessionFault> faults_of(const GuestSession& planned, const Queue* queue,
                                                       const std::vector<GuestSession>& others, Instant now);

/// Whether a queue takes callers as far as guests decide: a queue for guests only while one of its sessions runs.
[[nodiscard]] bool has_its_guest(const Queue& queue, const std::vector<GuestSession>& sessions, Instant now);

}  // namespace hotline
