#pragma once
#include <unordered_map>
#include <vector>

#include "app/switch/call.hpp"
#include "app/switch/player.hpp"
#include "app/switch/waiting_sound.hpp"

namespace hotline::app {

/// Lets everybody of a call hear whom he is to hear (domain/call/hearing), music who waits, and ringing who calls
/// somebody that cannot be heard yet. Told after every change of a
/// call's state or people; it passes on only what has changed.
class CallSound {
public:
    CallSound(SwitchContext& context, Player& player, WaitingSound& waiting)
        : context_(context), player_(player), waiting_(waiting) {}

    void refresh(const Call& call);
    /// Nobody of the call hears anybody of it any more; the citizen hears nothing until something is played to him.
    void end(CallId call);
    /// This leg is of the call no more, but may live on: an agent's page.
    void leave(CallId call, LegId leg);
    [[nodiscard]] static std::vector<PromptName> prompts();
    [[nodiscard]] std::size_t size() const { return heard_.size(); }

private:
    struct Ear {
        std::vector<LegId> speakers;
        bool plays{false};  ///< music, or the tone of ringing
    };
    using Ears = std::unordered_map<LegId, Ear>;

    void let_hear(Ear& ear, LegId listener, std::vector<LegId> speakers);
    void play_while_alone(const Call& call, Ears& ears);
    void ring_while_alone(const Call& call, Ears& ears);

    SwitchContext& context_;
    Player& player_;
    WaitingSound& waiting_;
    std::unordered_map<CallId, Ears> heard_;
};

}  // namespace hotline::app
