#pragma once
#include <map>

#include "app/switch/agent_lines.hpp"
#include "app/switch/agents.hpp"
#include "app/switch/call_screen.hpp"
#include "app/switch/calls.hpp"
#include "app/switch/legs.hpp"
#include "domain/acd/distributor.hpp"
#include "domain/acd/expected_wait.hpp"
#include "domain/acd/known_agents.hpp"
#include "domain/acd/returning_callers.hpp"
#include "domain/call/call_record.hpp"

namespace hotline::app {

/// Matches waiting calls with free agents and rings them. Driven by events alone: a caller who joins, an agent who becomes free
/// and the next moment of the distributor's agenda each wake it; the decision follows as the switch's next task.
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
        : context_(context), parts_(parts), next_moment_(context.ports.timers) {}

    /// How a call joins its queue.
    struct Manner {
        bool in_front{false};                  ///< he had an agent already and must not begin again at the end
        std::optional<UserId> wants{};         ///< offered to nobody else ...
        std::optional<Instant> wants_until{};  ///< ... before then; absent: never
        std::optional<Instant> since{};        ///< the place he kept from an earlier call
    };

    void configure();
    void join(Call& call, const Manner& how);
    /// The caller is gone: his place and his offer too.
    void leave(Call& call);
    /// The call has ended; a caller who was cut off or gave up finds his place when he calls again.
    void ended(Call& call, CallOutcome outcome, bool cut_off);
    /// An agent was kept so long by a call of this queue, wrap-up included.
    void handled(const QueueCode& queue, Duration time) { handling_[queue].add(time); }
    /// Who gave up and who talked to whom before this start.
    void restore(const std::vector<CallRecord>& calls);
    void agent_changed(const Agent& agent);
    void accepted(const Call& call);
    /// The agent does not take it: the call keeps its place and is offered elsewhere.
    void refused(CallId call, OfferRefusal why);

    [[nodiscard]] std::optional<int> place_of(CallId call) const { return distributor_.place_of(call); }
    [[nodiscard]] const Distributor& line() const { return distributor_; }
    /// Of this call; nothing when it does not wait, or nobody can know.
    [[nodiscard]] std::optional<Duration> expected_wait(CallId call) const;
    /// Of whoever would join now.
    [[nodiscard]] std::optional<Duration> expected_wait(const QueueCode& queue) const;

private:
    [[nodiscard]] WaitingCall waiting_call(Call& call, const Manner& how);
    void wish_for_known_agent(WaitingCall& waiting, const Call& call, const Queue& queue) const;
    [[nodiscard]] std::optional<Duration> wait_at(int place, const QueueCode& queue) const;
    void wake();
    void match();
    void start(const Offer& offer);
    void ring(Call& call, const Offer& offer);
    void stop_ringing(Call& call, OfferRefusal why);
    void let_go(UserId agent, OfferRefusal why);

    SwitchContext& context_;
    Parts parts_;
    Distributor distributor_;
    ReturningCallers returning_;
    KnownAgents known_;
    std::map<QueueCode, HandlingTimes> handling_;
    std::map<CallId, Countdown> leases_;
    Countdown next_moment_;
    bool awake_{false};
};

}  // namespace hotline::app
