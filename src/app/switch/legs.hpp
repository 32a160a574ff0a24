#pragma once
#include <optional>
#include <string>
#include <unordered_map>

#include "app/ports/media.hpp"
#include "app/switch/context.hpp"
#include "app/switch/trunk_calls.hpp"
#include "domain/call/leg_machine.hpp"

namespace hotline::app {

/// `party`: somebody beside the citizen and the agent who leads the call. `aside`: the second leg of that agent's phone.
enum class LegRole { caller, agent, party, aside };

/// Why a number outside cannot be rung at all.
enum class DialRefusal { no_trunk, trunks_busy, trunks_down, no_sound };

/// What far ends do to legs that we did not give up.
class LegEvents {
public:
    virtual ~LegEvents() = default;
    /// A leg that we began rings at its far end; not every far end says so.
    virtual void leg_rings(CallId call, LegId leg, LegRole role) = 0;
    /// A leg that we began can be heard before it is answered.
    virtual void leg_sounds(CallId call, LegId leg, LegRole role) = 0;
    virtual void leg_answered(CallId call, LegId leg, LegRole role) = 0;
    virtual void leg_gone(CallId call, LegId leg, LegRole role, ReleaseCause cause) = 0;
    /// The far end holds (or holds no longer) by its own button.
    virtual void leg_held(CallId call, LegId leg, LegRole role, bool held) = 0;
};

/// The legs of calls: SIP legs, and the sound of a citizen's page. (An agent's page is no leg of a call: see AgentLines.)
/// Each leg's sound is opened and closed here, so no port is left behind.
class Legs {
public:
    Legs(SwitchContext& context, TrunkCalls& trunks, LegEvents& events) : context_(context), trunks_(trunks), events_(events) {}

    /// A call has come in; it has no sound yet and hears nothing.
    void offered(LegId leg, CallId call, LegRole role = LegRole::caller) {
        legs_.emplace(leg, Leg{LegState::offered, {call, role}});
    }
    /// Opens its sound and answers it.
    [[nodiscard]] Result<void, MediaRefusal> accept(const IncomingCall& incoming);
    /// Rings a phone.
    [[nodiscard]] Result<LegId, MediaRefusal> invite(CallId call, LegRole role, const std::string& extension,
                                                     const std::string& shown_number);
    /// Rings a number outside. Which trunk carries it, and that another one is tried when the first fails, is not the caller's
    /// business; what becomes of it is told by the leg's events.
    [[nodiscard]] Result<LegId, DialRefusal> dial(CallId call, LegRole role, const OutsideNumber& to);
    /// Takes a page's offer; `answer` is our SDP. The leg cannot be heard before the page's line is up.
    [[nodiscard]] Result<LegId, MediaRefusal> accept_page(CallId call, const std::string& sdp_offer, std::string& answer);
    /// Who has been a party leads the call now.
    void give_role(LegId leg, LegRole role);
    /// Ends a leg in whatever state it is. Nothing is reported for it any more.
    void hang_up(LegId leg, ReleaseCause cause);

    // What the SIP side says of its legs: of an outside call each trunk that is tried is one to it.
    void ringing(LegId leg) { signal(trunks_.leg_of(leg), LegSignal::ringing, nullptr, {}); }
    /// The far end may be heard before it answers. Many say so and then send nothing: see sounds().
    void early_sound(LegId leg, const RtpDescription& remote);
    void answered(LegId leg, const RtpDescription& remote) { signal(trunks_.leg_of(leg), LegSignal::answered, &remote, {}); }
    void released(LegId leg, ReleaseCause cause);
    void media_changed(LegId leg, const RtpDescription& remote);
    /// What the media side says: its first packet has come. Who sounds is reached, and no other trunk is tried.
    void sounds(LegId leg);

    struct Owner {
        CallId call;
        LegRole role;
    };
    /// Nothing for a leg that is not of a call, or was given up.
    [[nodiscard]] std::optional<Owner> owner_of(LegId leg) const;
    /// Its far end holds it by its own button.
    [[nodiscard]] bool is_held(LegId leg) const;
    /// Every leg whose far end has not let go.
    [[nodiscard]] std::size_t size() const { return legs_.size(); }

private:
    struct Leg {
        LegState state;
        Owner owner;
        bool is_page{false};
        bool held{false};
    };

    void signal(LegId id, LegSignal on, const RtpDescription* sound, ReleaseCause cause);
    void perform(LegId id, const Leg& leg, LegAction action, const RtpDescription* sound, ReleaseCause cause);

    SwitchContext& context_;
    TrunkCalls& trunks_;
    LegEvents& events_;
    std::unordered_map<LegId, Leg> legs_;
};

}  // namespace hotline::app
