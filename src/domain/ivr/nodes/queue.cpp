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
    std::vector<Edge> edges;
    if (!node.closed.empty()) edges.push_back({.to = node.closed});
    // A talk lies between: who comes back to the same queue does not go round by himself.
    if (!node.after_talk.empty()) edges.push_back({.to = node.after_talk, .by_key = true});
    return edges;
}

void check(const ToQueue& node, const NodeCheck& at) {
    if (!at.known.queues.contains(node.queue)) at.complain(FlowFault::unknown_queue, node.queue.value);
}

Outcome run(const ToQueue& node, Walk& walk, const Heard& heard) {
    if (std::holds_alternative<heard::TalkOver>(heard)) {
        if (node.after_talk.empty()) return command::EndCall{};
        return GoTo{node.after_talk};
    }
    const auto queue = walk.around.queues.find(node.queue);
    if (queue != walk.around.queues.end() && is_open_at(walk.around.calendars, queue->second.hours, walk.now))
        return command::JoinQueue{node.queue, !node.after_talk.empty()};
    walk.session.unserved = why_closed_at(walk, node.queue);
    if (node.closed.empty()) return command::FollowPlan{node.queue, *walk.session.unserved};
    return GoTo{node.closed};
}

}  // namespace hotline::ivr
