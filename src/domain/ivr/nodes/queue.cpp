#include "domain/ivr/nodes/queue.hpp"

namespace hotline::ivr {
namespace {

Unserved why_closed_at(const Walk& walk, const QueueCode& code) {
    const auto queue = walk.around.queues.find(code);
    const auto hours =
        queue == walk.around.queues.end() ? walk.around.calendars.end() : walk.around.calendars.find(queue->second.hours);
    return hours == walk.around.calendars.end() ? Unserved::closed : why_closed(hours->second, walk.now);
}

}  // namespace

std::vector<Edge> ways(const ToQueue& node) {
    return node.closed.empty() ? std::vector<Edge>{} : std::vector<Edge>{{.to = node.closed}};
}

void check(const ToQueue& node, const NodeCheck& at) {
    if (!at.known.queues.contains(node.queue)) at.complain(FlowFault::unknown_queue, node.queue.value);
}

Outcome run(const ToQueue& node, Walk& walk, const Heard&) {
    const auto queue = walk.around.queues.find(node.queue);
    if (queue != walk.around.queues.end() && is_open_at(walk.around.calendars, queue->second.hours, walk.now))
        return command::JoinQueue{node.queue};
    walk.session.unserved = why_closed_at(walk, node.queue);
    if (node.closed.empty()) return command::FollowPlan{node.queue, *walk.session.unserved};
    return GoTo{node.closed};
}

}  // namespace hotline::ivr
