#pragma once
#include <map>

#include "domain/call/call_event.hpp"
#include "domain/recording/recording.hpp"

namespace hotline::test {

/// Brings the index up to the event, as the SQL store does.
void follow_recording(std::map<RecordingId, RecordingEntry>& index, const CallEvent& event);

}  // namespace hotline::test
