#pragma once
#include "adapters/store/sql.hpp"
#include "domain/call/call_event.hpp"

namespace hotline::store {

/// Brings the index of recordings up to the event; nothing for events of other things.
void follow_recording(Connection& connection, const CallEvent& event);

}  // namespace hotline::store
