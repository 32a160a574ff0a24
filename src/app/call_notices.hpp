#pragma once
#include <span>

#include "app/ports/live.hpp"
#include "domain/call/call_event.hpp"

namespace hotline::app {

/// Tells the pages what became durable: a missed call is announced only when its list already shows it.
void publish_stored_calls(LiveEvents& live, std::span<const CallEvent> stored);

}  // namespace hotline::app
