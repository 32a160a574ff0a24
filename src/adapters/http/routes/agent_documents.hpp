#pragma once
#include <boost/describe/class.hpp>

#include "app/desk.hpp"
#include "base/json/rules.hpp"

namespace hotline::http {

/// PUT /agents/me/state: {"presence":"signed_in","seat":"browser"} | {"presence":"signed_out"} | {"work":"ready"} |
/// {"work":"away","reason":"rest"}.
struct AgentStateChange {
    std::optional<Presence> presence;
    std::optional<SeatKind> seat;
    std::optional<Work> work;
    std::optional<AwayReason> reason;
};
BOOST_DESCRIBE_STRUCT(AgentStateChange, (), (presence, seat, work, reason))

/// POST /agents/{id}/state, by a supervisor.
struct ForceState {
    app::ForcedWork work{};
    std::optional<AwayReason> reason;  ///< of being away
    std::string note;                  ///< why; the agent reads it
};
BOOST_DESCRIBE_STRUCT(ForceState, (), (work, reason, note))
constexpr json::Rules json_rules(const ForceState*, std::string_view member) {
    if (member == "note") return {.min_len = 1, .max_len = 200};
    return {};
}

/// One side of a WebRTC offer and answer (RFC 8829).
struct LineDescription {
    std::string sdp;
};
BOOST_DESCRIBE_STRUCT(LineDescription, (), (sdp))
constexpr json::Rules json_rules(const LineDescription*, std::string_view) { return {.min_len = 1, .max_len = 60'000}; }

/// A call to oneself: begin or end it.
struct LineTest {
    bool on{false};
};
BOOST_DESCRIBE_STRUCT(LineTest, (), (on))

struct AgentList {
    std::vector<app::AgentView> agents;
};
BOOST_DESCRIBE_STRUCT(AgentList, (), (agents))

struct QueueList {
    std::vector<app::QueueView> queues;
};
BOOST_DESCRIBE_STRUCT(QueueList, (), (queues))

}  // namespace hotline::http
