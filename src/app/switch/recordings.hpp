#pragma once
#include <map>
#include <string>

#include "app/switch/calls.hpp"
#include "app/switch/live_feed.hpp"

namespace hotline::app {

/// One recording per call, of the citizen's leg from answer to end; holding and a change of agent do not interrupt it.
class Recordings {
public:
    Recordings(SwitchContext& context, Calls& calls, LiveFeed& live) : context_(context), calls_(calls), live_(live) {}

    void start(Call& call);
    /// Ends the call's own recording and begins one of what the caller leaves in a mailbox.
    [[nodiscard]] RecordingId start_message(const Call& call);
    void end_message(const Call& call);
    /// The call's own recording has begun and has not failed.
    [[nodiscard]] bool is_running(const Call& call) const { return call.recording && open_.contains(*call.recording); }
    void finished(RecordingId recording, std::chrono::milliseconds length, std::uint64_t bytes);
    void failed(RecordingId recording, const std::string& reason);
    /// Files that are still being written or closed.
    [[nodiscard]] std::size_t open() const { return open_.size(); }

private:
    SwitchContext& context_;
    Calls& calls_;
    LiveFeed& live_;
    std::map<RecordingId, CallId> open_;
};

/// "2026-11-23/16/<call>.wav", by the city's clock: one folder per day and hour.
[[nodiscard]] std::string recording_path(CallId call, Instant at, std::chrono::minutes utc_offset);

}  // namespace hotline::app
