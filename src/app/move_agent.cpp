#include "app/move_agent.hpp"

#include <algorithm>

namespace hotline::app {

Result<SwitchSnapshot, MoveRefusal> move_agent(UnitOfWork& work, UserId agent, const MoveAgent& to, const Actor& by,
                                               Instant now) {
    const SwitchSnapshot before = work.city.switch_config();
    if (!before->agents.contains(agent)) return refuse(MoveRefusal::not_an_agent);
    for (const QueueCode& queue : to.queues)
        if (!before->queues.contains(queue)) return refuse(MoveRefusal::no_such_queue);
    std::vector<QueueCode> queues = to.queues;
    std::ranges::sort(queues);
    queues.erase(std::ranges::unique(queues).begin(), queues.end());
    work.audit.append({.at = now,
                       .actor = by,
                       .address = {},
                       .action = "seat.set_queues",
                       .object = "agent:" + std::to_string(agent.value),
                       .detail = to.note});
    work.city.set_agent_queues({.agent = agent, .queues = std::move(queues), .by = by.user, .note = to.note, .at = now});
    return work.city.switch_config();
}

}  // namespace hotline::app
