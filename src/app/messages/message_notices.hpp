#pragma once
#include <span>

#include "app/formats/messages.hpp"
#include "app/ports/live.hpp"

namespace hotline::app {

/// To those who write to citizens, after the change is durable.
void publish_message_changed(LiveEvents& live, const Message& message);
void publish_letter_changed(LiveEvents& live, const LetterChanged& change);
/// Letters that came back or whose time is over: everybody's list changes, and the supervisor is told.
void publish_letters_waiting(LiveEvents& live, std::span<const LetterChanged> changes);

}  // namespace hotline::app
