#pragma once
#include <map>

#include "app/switch/call_screen.hpp"
#include "app/switch/call_sound.hpp"
#include "app/switch/consultation.hpp"

namespace hotline::app {

/// What an agent does by the buttons of his own SIP phone: a second call is a consultation, REFER (RFC 3515) is a transfer, REFER
/// with Replaces (RFC 3891) completes a consultation. Everything else about them is as from the page.
class PhoneFunctions {
public:
    struct Parts {
        Calls& calls;
        Legs& legs;
        const Agents& agents;
        Consultation& consultation;
        CallSound& sound;
        CallScreen& screen;
        CallSignals& signals;
    };
    PhoneFunctions(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts) {}

    /// A phone calls while its agent leads a call. False: that is not so, and the call is none of these.
    [[nodiscard]] bool consults(const IncomingCall& incoming);
    void transfer_asked(const TransferRequest& request);

    /// Whom the phone called has answered: it may talk now. False: no sound is left for its second leg.
    [[nodiscard]] bool answered(const Call& call);
    /// The phone's first leg is held, or not any more; while it consults, that is how it alternates. False: it does not consult.
    [[nodiscard]] bool alternates(Call& call, bool held);
    /// The phone has hung up its second leg.
    void second_leg_gone(CallId call);
    /// The agent leaves the citizen to the others, as he asked.
    void transferred(Call& call);
    /// The citizen is his agent's alone again. True: the phone still holds him.
    [[nodiscard]] bool came_back(Call& call);
    /// Nothing of this is left of the call.
    void forget(Call& call);

private:
    void end_second_leg(Call& call, ReleaseCause cause);
    [[nodiscard]] bool completes(Call& call, const TransferRequest& request) const;

    SwitchContext& context_;
    Parts parts_;
    std::map<CallId, IncomingCall> ringing_;  ///< second legs that hear ringing
};

}  // namespace hotline::app
