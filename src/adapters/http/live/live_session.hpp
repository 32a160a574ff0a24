#pragma once
#include "adapters/http/context.hpp"
#include "adapters/http/web_socket.hpp"

namespace hotline::http {

/// Pushes the events that the person may see until the page goes away, logs out, or its session ends.
Awaitable<void> live_session(Context& context, WebSocket& socket);

}  // namespace hotline::http
