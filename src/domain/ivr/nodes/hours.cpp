#include "domain/ivr/nodes/hours.hpp"

namespace hotline::ivr {

std::vector<Edge> ways(const Hours& node) {
    std::vector<Edge> edges;
    for (const std::string& to : {node.open, node.closed, node.holiday})
        if (!to.empty()) edges.push_back({.to = to});
    return edges;
}

void check(const Hours& node, const NodeCheck& at) {
    if (!at.known.calendars.contains(node.calendar)) at.complain(FlowFault::unknown_calendar, node.calendar.value);
    if (node.open.empty()) at.complain(FlowFault::hours_without_destination, "open");
    if (node.closed.empty()) at.complain(FlowFault::hours_without_destination, "closed");
}

Outcome run(const Hours& node, Walk& walk, const Heard&) {
    const auto calendar = walk.around.calendars.find(node.calendar);
    if (calendar == walk.around.calendars.end()) return GoTo{node.closed};
    if (is_open(calendar->second, walk.now)) return GoTo{node.open};
    const bool is_holiday = !node.holiday.empty() && why_closed(calendar->second, walk.now) == Unserved::holiday;
    return GoTo{is_holiday ? node.holiday : node.closed};
}

}  // namespace hotline::ivr
