#include "app/task_notices.hpp"

#include "base/json/codec.hpp"

namespace hotline::app {
namespace {

Audience workers() { return {.roles = {Role::agent, Role::supervisor}}; }

}  // namespace

void publish_callback_changed(LiveEvents& live, const CallbackChanged& change) {
    live.publish(workers(), "callback.changed", json::encode(change));
}

void publish_voice_message_changed(LiveEvents& live, const VoiceMessageChanged& change) {
    live.publish(workers(), "voice_message.changed", json::encode(change));
}

void publish_task_changes(LiveEvents& live, std::span<const CallbackChanged> callbacks,
                          std::span<const VoiceMessageId> messages) {
    for (const CallbackChanged& change : callbacks) publish_callback_changed(live, change);
    for (const VoiceMessageId message : messages) publish_voice_message_changed(live, {.id = message});
}

void publish_due_notices(LiveEvents& live, std::span<const VoiceMessageChanged> notices) {
    for (const VoiceMessageChanged& notice : notices) {
        const bool is_alarm = notice.alarm == VoiceMessageAlarm::escalated;
        live.publish(is_alarm ? Audience{.roles = {Role::supervisor}} : workers(), "voice_message.waits", json::encode(notice));
        publish_voice_message_changed(live, notice);
    }
}

}  // namespace hotline::app
