#pragma once
#include <string>

#include "app/desk.hpp"
#include "app/ports/live.hpp"

namespace hotline::app {

/// What pages are told of calls, agents and queues, each to those whom it concerns.
class LiveFeed {
public:
    explicit LiveFeed(LiveEvents& live) : live_(live) {}

    void agent_changed(const AgentView& agent);
    void call_offered(UserId agent, const DeskCall& call) { to_agent(agent, "call.offered", call); }
    void call_connected(UserId agent, const DeskCall& call) { to_agent(agent, "call.connected", call); }
    void call_held(UserId agent, const DeskCall& call) { to_agent(agent, "call.held", call); }
    void call_retrieved(UserId agent, const DeskCall& call) { to_agent(agent, "call.retrieved", call); }
    void call_ended(UserId agent, const DeskCall& call) { to_agent(agent, "call.ended", call); }
    void queue_changed(const QueueView& queue);
    void recording_ready(CallId call, RecordingId recording);
    /// Something an administrator must see; `code` is a stable slug.
    void alarm(const std::string& code, const std::string& detail);

private:
    void to_agent(UserId agent, std::string_view type, const DeskCall& call);

    LiveEvents& live_;
};

}  // namespace hotline::app
