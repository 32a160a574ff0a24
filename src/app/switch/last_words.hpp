#pragma once
#include <map>

#include "app/switch/call.hpp"
#include "app/switch/player.hpp"

namespace hotline::app {

/// Tells a caller for whom there is nobody why, then ends the call.
class LastWords {
public:
    LastWords(Player& player, CallSignals& signals) : player_(player), signals_(signals) {}

    void say(const Call& call) { saying_[call.id] = player_.say(call.caller_leg, {call.last_words}); }
    void play_finished(CallId call, PlayId playback) {
        const auto words = saying_.find(call);
        if (words != saying_.end() && words->second == playback) signals_.on(call, CallSignal::closed_by_us);
    }
    void stop(CallId call) { saying_.erase(call); }
    [[nodiscard]] std::size_t size() const { return saying_.size(); }

private:
    Player& player_;
    CallSignals& signals_;
    std::map<CallId, PlayId> saying_;
};

}  // namespace hotline::app
