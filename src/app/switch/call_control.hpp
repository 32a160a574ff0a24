#pragma once
#include "app/switch/consultation.hpp"
#include "app/switch/distribution.hpp"
#include "app/switch/fallbacks.hpp"
#include "app/switch/forwarding.hpp"
#include "app/switch/handover.hpp"
#include "app/switch/ivr_runner.hpp"
#include "app/switch/kept_places.hpp"
#include "app/switch/last_words.hpp"
#include "app/switch/legs.hpp"
#include "app/switch/mailboxes.hpp"
#include "app/switch/outbound_calls.hpp"
#include "app/switch/phone_functions.hpp"
#include "app/switch/recordings.hpp"
#include "app/switch/supervision.hpp"
#include "app/switch/waiting_sound.hpp"

namespace hotline::app {

/// The one door through which calls change: what happens is named as a signal, the table in domain/call/call_machine says what
/// follows, perform() does it. The parts report here and are told from here; they do not know each other.
class CallControl final : public CallSignals,
                          public LegEvents,
                          public FlowExits,
                          public ForwardWatch,
                          public AgentWatch,
                          public PartyWatch {
public:
    struct Parts {
        Calls& calls;
        Legs& legs;
        IvrRunner& ivr;
        WaitingSound& waiting;
        Distribution& distribution;
        Agents& agents;
        Recordings& recordings;
        QueueBoard& board;
        LiveFeed& live;
        Fallbacks& fallbacks;
        Mailboxes& mailboxes;
        LastWords& last_words;
        Forwarding& forwarding;
        CallSound& sound;
        CallScreen& screen;
        Parties& parties;
        Handover& handover;
        Consultation& consultation;
        Supervision& supervision;
        PhoneFunctions& phones;
        OutboundCalls& outbound;
        KeptPlaces& kept;
    };
    CallControl(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts) {}

    void on(CallId call, CallSignal signal, Ending ending = {}) override;
    void key(CallId call, char key);
    /// Somebody beside the citizen pressed it.
    void party_key(CallId call, LegId leg, char key) { parts_.forwarding.key(call, leg, key); }
    void play_finished(CallId call, PlayId playback);
    /// Nothing was heard from this leg for too long; its far end is taken for dead.
    void leg_fell_silent(LegId leg);
    void speech(LegId leg, bool paused);

    /// Somebody whom we rang takes the call, by his phone or on his page.
    void party_answered(CallId call, LegId leg);
    /// Somebody beside citizen and agent leaves, or never came.
    void party_gone(CallId call, LegId leg, PartyEnd why) override;

    void leg_rings(CallId, LegId, LegRole) override {}
    void leg_sounds(CallId call, LegId leg, LegRole role) override;
    void leg_answered(CallId call, LegId leg, LegRole role) override;
    void leg_gone(CallId call, LegId leg, LegRole role, ReleaseCause cause) override;
    void leg_held(CallId call, LegId leg, LegRole role, bool held) override;
    void caller_wants_person(CallId call, const QueueCode& queue) override;
    void queue_has_nobody(CallId call, const QueueCode& queue, Unserved why) override;
    void caller_leaves_message(CallId call, const MailboxCode& mailbox) override;
    void caller_goes_along(CallId call, const std::vector<Destination>& to) override;
    void caller_keeps_place(CallId call, const QueueCode& queue, const std::string& number) override;
    [[nodiscard]] bool records(const Call& call) const override { return call.trial || parts_.recordings.is_running(call); }
    [[nodiscard]] bool may_keep_place(const Call& call, const QueueCode& queue, const std::string& number) const override;
    void nobody_answers(CallId call) override;
    void flow_is_over(CallId call) override { on(call, CallSignal::closed_by_us); }
    void agent_changed(const Agent& agent) override;
    void handled(const QueueCode& queue, Duration time) override { parts_.distribution.handled(queue, time); }
    void line_down(const Agent& agent) override;
    void line_up(const Agent& agent) override;
    void line_given_up(const Agent& agent) override;

private:
    void perform(Call& call, CallAction action);
    void start_flow(Call& call);
    void join_queue(Call& call, bool in_front);
    void leave_queue(Call& call);
    /// Where a flow on trial would lead to people, it ends.
    [[nodiscard]] bool ends_trial(const Call* call);
    void connect(Call& call);
    void dial_out(Call& call);
    void connect_dialled(Call& call);
    void hold(Call& call);
    void end_hold(Call& call);
    void put_aside(Call& call);
    void take_back(Call& call);
    void confer(Call& call);
    void rejoin(Call& call);
    void change_queue(Call& call);
    void go_on_in_flow(Call& call);
    void end(CallId id, CallOutcome outcome, Ending ending);
    static void tell_citizen(const Call& call);
    [[nodiscard]] const DeskCall* shown_to(const Call& call) const;
    /// His leg, when he takes part in a call that another leads.
    [[nodiscard]] LegId part_of(const Agent& agent) const;

    SwitchContext& context_;
    Parts parts_;
};

}  // namespace hotline::app
