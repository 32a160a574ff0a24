#include "domain/ivr/flow_traffic.hpp"

namespace hotline::ivr {

void TrafficCount::add(const CallEvent& event) {
    if (event.call != call_) {
        call_ = event.call;
        seen_.clear();
        node_.clear();
    }
    if (std::holds_alternative<call_event::FlowEntered>(event.fact)) {
        ++traffic_.calls;
    } else if (const auto* entered = std::get_if<call_event::NodeEntered>(&event.fact)) {
        enter(entered->node, event.at);
    } else if (const auto* key = std::get_if<call_event::KeyPressed>(&event.fact)) {
        if (!node_.empty()) ++traffic_.nodes[node_].keys[key->key];
    } else if (const auto* ended = std::get_if<call_event::Ended>(&event.fact)) {
        if (!node_.empty() && ended->by == CallParty::citizen) ++traffic_.nodes[node_].hang_ups;
        leave(event.at);
    } else {
        leave(event.at);  // he waits, or speaks: the flow has let him go
    }
}

void TrafficCount::enter(const std::string& node, Instant at) {
    if (!node_.empty()) ++traffic_.ways[{node_, node}];
    leave(at);
    NodeTraffic& here = traffic_.nodes[node];
    ++here.visits;
    if (seen_.insert(node).second) ++here.callers;
    node_ = node;
    since_ = at;
}

void TrafficCount::leave(Instant at) {
    if (!node_.empty()) traffic_.nodes[node_].time += at - since_;
    node_.clear();
}

}  // namespace hotline::ivr
