#pragma once
#include <optional>
#include <string>
#include <unordered_map>

#include "domain/call/call_event.hpp"

namespace hotline {

/// The longest that a place may be kept, whatever a queue says.
inline constexpr Duration kLongestKeptPlace = std::chrono::hours{1};

/// Whether who calls again soon finds his old place: he gave up waiting, or we or the network lost him. Who hung up after a talk,
/// or was helped otherwise, begins anew.
[[nodiscard]] bool keeps_place(CallOutcome outcome, bool cut_off);

/// The places of callers who were cut off or gave up. A number that is not shown has none.
class ReturningCallers {
public:
    void left(const std::string& number, const QueueCode& queue, Instant waits_since, Instant at);
    /// Since when he has waited, if he had a place in this queue and comes back within `kept`. The place is given once.
    [[nodiscard]] std::optional<Instant> take_place(const std::string& number, const QueueCode& queue, Instant now,
                                                    Duration kept);

private:
    struct Place {
        QueueCode queue;
        Instant waits_since;
        Instant left_at;
    };
    std::unordered_map<std::string, Place> places_;
    std::size_t sweep_at_{1024};  ///< forget old places when there are so many
};

}  // namespace hotline
