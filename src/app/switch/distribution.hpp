#pragma once
#include <map>

#include "app/switch/agent_lines.hpp"
#include "app/switch/agents.hpp"
#include "app/switch/call_screen.hpp"
#include "app/switch/calls.hpp"
#include "app/switch/legs.hpp"
#include "domain/acd/distributor.hpp"

namespace hotline::app {

/// Matches waiting calls with free agents and rings them. Driven by events alone: a caller who joins, an agent who becomes free
/// and a refusal that is forgotten each wake it; the decision follows as the switch's next task.
class Distribution {
public:
    struct Parts {
        Calls& calls;
        Legs& legs;
        Agents& agents;
        AgentLines& lines;
        LiveFeed& live;
        const CallScreen& screen;
        CallSignals& signals;
    };
    Distribution(SwitchContext& context, const Parts& parts)
        : context_(context), parts_(parts), forgetting_(context.ports.timers) {}

    void configure();
    void join(Call& call, bool in_front);
    /// The caller is gone: his place and his offer too.
    void leave(Call& call);
    void agent_changed(const Agent& agent);
    void accepted(const Call& call);
    /// The agent does not take it: the call keeps its place and is offered elsewhere.
    void refused(CallId call, OfferRefusal why);

    [[nodiscard]] std::optional<int> place_of(CallId call) const { return distributor_.place_of(call); }
    [[nodiscard]] const Distributor& line() const { return distributor_; }

private:
    void wake();
    void match();
    void start(const Offer& offer);
    void ring(Call& call, const Offer& offer);
    void stop_ringing(Call& call, OfferRefusal why);
    void let_go(UserId agent, OfferRefusal why);

    SwitchContext& context_;
    Parts parts_;
    Distributor distributor_;
    std::map<CallId, Countdown> leases_;
    Countdown forgetting_;
    bool awake_{false};
};

}  // namespace hotline::app
