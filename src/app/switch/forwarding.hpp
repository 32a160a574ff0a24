#pragma once
#include <map>

#include "app/switch/call_sound.hpp"
#include "app/switch/calls.hpp"
#include "app/switch/countdown.hpp"
#include "app/switch/parties.hpp"
#include "app/switch/player.hpp"
#include "app/switch/targets.hpp"
#include "domain/call/forward_machine.hpp"

namespace hotline::app {

/// Told when nobody outside has taken the citizen.
class ForwardWatch {
public:
    virtual ~ForwardWatch() = default;
    virtual void nobody_answers(CallId call) = 0;
};

/// Rings telephones outside, one after the other, while the citizen hears music. Who picks up must press a key before he has the
/// call, so that a mobile's own mailbox does not swallow it.
class Forwarding {
public:
    struct Parts {
        Calls& calls;
        Parties& parties;
        Targets& targets;
        Player& player;
        CallSound& sound;
        CallSignals& signals;
        ForwardWatch& watch;
    };
    Forwarding(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts) {}

    /// Begins with the first of call.forward's numbers.
    void start(Call& call);
    void picked_up(CallId call) { hear(call, ForwardSignal::picked_up); }
    /// His leg is gone; he is no party of the call any more.
    void lost(CallId call) { hear(call, ForwardSignal::gone); }
    void key(CallId call, LegId leg, char key);
    void stop(CallId call) { runs_.erase(call); }
    [[nodiscard]] std::size_t size() const { return runs_.size(); }

    [[nodiscard]] static std::vector<PromptName> prompts();

private:
    struct Run {
        explicit Run(Timers& timers) : time(timers) {}
        ForwardState state{ForwardState::ringing};
        std::size_t next{0};  ///< of the call's numbers
        LegId leg;
        Countdown time;
    };

    void hear(CallId call, ForwardSignal signal);
    void perform(Call& call, Run& run, ForwardAction action);
    void ring_next(Call& call, Run& run);
    void ask(const Call& call, Run& run);
    void connect(Call& call, const Run& run);
    void limit(CallId call, Run& run, int seconds);

    SwitchContext& context_;
    Parts parts_;
    std::map<CallId, Run> runs_;
};

}  // namespace hotline::app
