#include "app/switch/live_feed.hpp"

#include "app/formats/alarm.hpp"
#include "base/json/codec.hpp"

namespace hotline::app {

struct RecordingReady {
    CallId call;
    RecordingId recording;
};
BOOST_DESCRIBE_STRUCT(RecordingReady, (), (call, recording))

void LiveFeed::agent_changed(const AgentView& agent) {
    live_.publish({.user = agent.id, .roles = {Role::supervisor}}, "agent.state_changed", json::encode(agent));
}

void LiveFeed::to_agent(UserId agent, std::string_view type, const DeskCall& call) {
    live_.publish({.user = agent}, type, json::encode(call));
}

void LiveFeed::queue_changed(const QueueView& queue) {
    live_.publish({.roles = {Role::agent, Role::supervisor, Role::leader}}, "queue.changed", json::encode(queue));
}

void LiveFeed::recording_ready(CallId call, RecordingId recording) {
    live_.publish({.roles = {Role::agent, Role::supervisor}}, "recording.ready", json::encode(RecordingReady{call, recording}));
}

void LiveFeed::alarm(const std::string& code, const std::string& detail) {
    live_.publish({.roles = {Role::supervisor, Role::system_admin}}, "alarm.raised", json::encode(AlarmRaised{code, detail}));
}

}  // namespace hotline::app
