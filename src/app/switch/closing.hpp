#pragma once
#include "app/switch/call_control.hpp"
#include "app/switch/inbound.hpp"

namespace hotline::app {

/// The end of the switch: no new calls, every call ended and classified, every far end told, every file whole.
class Closing {
public:
    struct Parts {
        Calls& calls;
        Legs& legs;
        Recordings& recordings;
        Inbound& inbound;
        KeptPlaces& kept;
        CallSignals& signals;
    };
    Closing(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts), latest_(context.ports.timers) {}

    void begin(Task done);
    /// Called after everything that may have been the last thing.
    void look();

private:
    void finish();

    SwitchContext& context_;
    Parts parts_;
    Countdown latest_;
    Task done_;
};

}  // namespace hotline::app
