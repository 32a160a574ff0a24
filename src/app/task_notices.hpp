#pragma once
#include <span>

#include "app/formats/callbacks.hpp"
#include "app/formats/voicemail.hpp"
#include "app/ports/live.hpp"

namespace hotline::app {

/// Tells those who work on it that a task has changed; after the change is durable.
void publish_callback_changed(LiveEvents& live, const CallbackChanged& change);
void publish_voice_message_changed(LiveEvents& live, const VoiceMessageChanged& change);

/// Call-backs and messages that calls have made or changed, as the journal stored them.
void publish_task_changes(LiveEvents& live, std::span<const CallbackChanged> callbacks, std::span<const VoiceMessageId> messages);

/// Messages that wait too long: a reminder for those who take calls, an alarm for the supervisor too.
void publish_due_notices(LiveEvents& live, std::span<const VoiceMessageChanged> notices);

}  // namespace hotline::app
