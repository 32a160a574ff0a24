#pragma once
#include <map>
#include <optional>

#include "app/switch/agents.hpp"
#include "app/switch/calls.hpp"
#include "app/switch/countdown.hpp"
#include "app/switch/kept_places.hpp"
#include "app/switch/legs.hpp"
#include "app/switch/phone_functions.hpp"

namespace hotline::app {

/// The door for calls: which number leads where, and who may not come in.
class Inbound {
public:
    struct Parts {
        Calls& calls;
        Legs& legs;
        const Agents& agents;
        PhoneFunctions& phones;
        KeptPlaces& kept;
        CallSignals& signals;
    };
    Inbound(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts) {}

    void arrive(const IncomingCall& incoming);
    struct PageCall {
        std::string to;
        std::string from;
        std::string sdp_offer;
        CitizenCallSink sink;
        std::optional<Flow> trial;  ///< somebody tries this flow, whatever number leads where
    };
    [[nodiscard]] Result<Desk::CitizenCall, DeskRefusal> arrive(PageCall page);
    /// The page can be heard: the call begins. False: not a citizen's page.
    bool page_is_up(LegId leg);
    bool page_is_down(LegId leg);
    /// No new calls from now on.
    void close() { is_closed_ = true; }

private:
    void apply_blacklist(Call& call) const;
    Call& begin(CallChannel channel, const std::string& from, const std::string& to);
    static void walk_on_trial(Call& call, const Flow& flow);
    [[nodiscard]] const Route* route_to(const std::string& number) const;

    struct No {
        CallSignal signal;
        ReleaseCause cause;
    };
    [[nodiscard]] std::optional<No> reason_to_refuse(const IncomingCall& incoming, const Call& call) const;
    /// Barred, and the city has nothing to say to him.
    [[nodiscard]] bool is_shut_out(const Call& call) const;

    SwitchContext& context_;
    Parts parts_;
    std::map<CallId, Countdown> connecting_;
    bool is_closed_{false};
};

}  // namespace hotline::app
