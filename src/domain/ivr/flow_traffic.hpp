#pragma once
#include <map>
#include <set>
#include <string>
#include <utility>

#include "domain/call/call_event.hpp"

namespace hotline::ivr {

struct NodeTraffic {
    int callers{0};  ///< calls that came here, however often
    int visits{0};
    std::map<char, int> keys;
    int hang_ups{0};  ///< callers who hung up here
    Duration time{};  ///< spent here by all of them
};

/// What callers did in a flow.
struct FlowTraffic {
    int calls{0};
    std::map<std::string, NodeTraffic> nodes;
    std::map<std::pair<std::string, std::string>, int> ways;  ///< from and to: how often
};

/// Counts the histories of calls, one call behind the other, each in its order.
class TrafficCount {
public:
    void add(const CallEvent& event);
    [[nodiscard]] FlowTraffic take() { return std::move(traffic_); }

private:
    void enter(const std::string& node, Instant at);
    void leave(Instant at);

    FlowTraffic traffic_;
    CallId call_;
    std::set<std::string> seen_;  ///< by this call
    std::string node_;            ///< where it is; empty: not in the flow
    Instant since_;
};

}  // namespace hotline::ivr
