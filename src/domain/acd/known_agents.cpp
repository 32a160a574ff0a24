#include "domain/acd/known_agents.hpp"

#include <algorithm>

namespace hotline {

void KnownAgents::talked(const std::string& number, UserId agent, Instant at) {
    if (number.empty()) return;
    talks_.insert_or_assign(number, Talk{agent, at});
    if (talks_.size() < sweep_at_) return;
    std::erase_if(talks_, [at](const auto& each) { return at - each.second.at > kAgentIsKnown; });
    sweep_at_ = std::max<std::size_t>(65'536, 2 * talks_.size());
}

std::optional<UserId> KnownAgents::last_of(const std::string& number, Instant now) const {
    const auto found = talks_.find(number);
    if (found == talks_.end() || now - found->second.at > kAgentIsKnown) return std::nullopt;
    return found->second.agent;
}

}  // namespace hotline
