#pragma once
#include <algorithm>
#include <compare>
#include <optional>

#include "domain/ids.hpp"

namespace hotline {

/// The most that a priority is worth. Whoever has waited longer than this goes before every newcomer, whatever their priority:
/// nobody starves.
inline constexpr Duration kMostHeadStart = std::chrono::hours{1};

/// A caller in a queue.
struct WaitingCall {
    CallId id;
    QueueCode queue;
    Instant joined;
    std::optional<Instant> waits_since{};  ///< of a caller who keeps an earlier place: when he first joined
    Duration head_start{};                 ///< he counts as having waited so much longer; bounded by kMostHeadStart
    bool last_in_line{false};              ///< served when nobody else waits, however long he has waited
    /// Offered to nobody else, whatever his queues and skills: the agent who knows the caller, or to whom the call was handed.
    std::optional<UserId> wants{};
    std::optional<Instant> wants_until{};  ///< from then on to anybody; absent: never

    [[nodiscard]] bool wants_only_one(Instant now) const { return wants && (!wants_until || now < *wants_until); }
};

/// Sorts as callers are served: by waiting time, to which a head start is added. Everybody's time grows alike, so the order of
/// two callers never changes, and a priority is overtaken by waiting.
struct Turn {
    bool last_in_line;
    Instant counts_from;
    CallId call;
    auto operator<=>(const Turn&) const = default;
};

[[nodiscard]] inline Turn turn_of(const WaitingCall& call) {
    const Duration head_start = std::clamp(call.head_start, Duration{}, kMostHeadStart);
    return {call.last_in_line, call.waits_since.value_or(call.joined) - head_start, call.id};
}

}  // namespace hotline
