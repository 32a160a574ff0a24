#pragma once
#include "app/switch/call_sound.hpp"
#include "app/switch/parties.hpp"
#include "app/switch/phone_functions.hpp"

namespace hotline::app {

/// Who leads a call: an agent leaves it, loses it, or hands it to another. The citizen stays in every case.
class Handover {
public:
    struct Parts {
        Calls& calls;
        Legs& legs;
        Agents& agents;
        Parties& parties;
        CallSound& sound;
        QueueBoard& board;
        LiveFeed& live;
        PhoneFunctions& phones;
        CallSignals& signals;
    };
    explicit Handover(const Parts& parts) : parts_(parts) {}

    /// His line is gone for good.
    void lose_agent(Call& call);
    /// He is done with this call and goes into wrap-up.
    void release_agent(Call& call, ReleaseCause cause);
    /// He goes; one of ours among the others leads from now on, else nobody.
    void leave_to_others(Call& call);
    /// call.successor leads from now on.
    void change_agent(Call& call);
    /// Everybody but the citizen goes.
    void clear(Call& call, PartyEnd why);

private:
    void forget_agent(Call& call, ReleaseCause cause);

    Parts parts_;
};

}  // namespace hotline::app
