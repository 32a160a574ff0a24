#pragma once
#include <optional>
#include <string>
#include <unordered_map>

#include "domain/acd/decision.hpp"

namespace hotline {

/// How long a hotline remembers who talked to whom: a matter is mostly asked about again within days.
inline constexpr Duration kAgentIsKnown = std::chrono::days{7};

/// Whether a caller may be asked to wait for this agent (首问): he will be free soon, by all that is known of him. `now` is why
/// he is not free at the moment.
[[nodiscard]] constexpr bool is_worth_waiting_for(const std::optional<Unfit>& now) {
    return !now || *now == Unfit::offered || *now == Unfit::on_call || *now == Unfit::wrap_up || *now == Unfit::at_rest;
}

/// Who talked to a number last.
class KnownAgents {
public:
    void talked(const std::string& number, UserId agent, Instant at);
    [[nodiscard]] std::optional<UserId> last_of(const std::string& number, Instant now) const;

private:
    struct Talk {
        UserId agent;
        Instant at;
    };
    std::unordered_map<std::string, Talk> talks_;
    std::size_t sweep_at_{65'536};
};

}  // namespace hotline
