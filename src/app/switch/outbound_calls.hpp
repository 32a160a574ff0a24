#pragma once
#include <map>
#include <utility>

#include "app/outbound/automatic_calls.hpp"
#include "app/switch/agent_lines.hpp"
#include "app/switch/call_screen.hpp"
#include "app/switch/call_sound.hpp"
#include "app/switch/calls.hpp"
#include "app/switch/countdown.hpp"
#include "app/switch/kept_places.hpp"
#include "app/switch/legs.hpp"
#include "domain/outbound/dial_tally.hpp"

namespace hotline::app {

/// Calls that we begin: an agent's from his desk (S55), and the hotline's own (S56). An agent's seat comes first: a page's line
/// is there, a phone is rung; then the number. Who may call what is the dial plan's business, which trunk carries it the legs'.
class OutboundCalls final : public AutomaticCalls {
public:
    struct Parts {
        Calls& calls;
        Legs& legs;
        Agents& agents;
        AgentLines& lines;
        CallSound& sound;
        CallScreen& screen;
        LiveFeed& live;
        KeptPlaces& kept;
        CallSignals& signals;
    };
    OutboundCalls(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts) {}

    /// For an agent who is signed in and has no call. Refused calls that reached no trunk are in the list as failed.
    [[nodiscard]] Result<void, DeskRefusal> dial(UserId agent, const DialOrder& order);

    CallId begin(AutomaticCall call) override;
    void give_up(CallId call) override;
    [[nodiscard]] bool is_open(const CalendarCode& hours) const override;

    // What call control tells of them.
    void seat_is_there(Call& call);
    void answered(const Call& call);
    void far_end_gone(const Call& call, ReleaseCause cause);
    void ended(const Call& call, CallOutcome outcome);

private:
    Call& make(const DialPermit& permit, std::optional<UserId> agent, std::optional<CaseId> about);
    /// The agent of a kept place begins the call now, as if he had dialled. False: the number may not be called any more.
    [[nodiscard]] bool begin_kept(Call& call);
    [[nodiscard]] Result<void, DialRefusal> ring_number(Call& call, Duration longest);
    [[nodiscard]] std::optional<DeskRefusal> refusal_for(const Agent& agent) const;
    [[nodiscard]] Duration wrap_up_of(UserId agent) const;
    [[nodiscard]] SwitchSnapshot with_flow(const Flow& flow);
    void fail(CallId call);

    SwitchContext& context_;
    Parts parts_;
    DialTally tally_;
    std::map<CallId, OutsideNumber> numbers_;
    std::map<CallId, Countdown> limits_;  ///< how long it rings, then how long it may last
    std::map<CallId, AutomaticCall> automatic_;
    SwitchSnapshot base_;  ///< of flows_
    std::map<FlowCode, SwitchSnapshot> flows_;
};

/// What to call the end of a call that was never answered.
[[nodiscard]] CallSignal signal_of(ReleaseCause cause);

}  // namespace hotline::app
