#pragma once
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/desk.hpp"
#include "app/switch/context.hpp"
#include "app/switch/countdown.hpp"
#include "app/switch/live_feed.hpp"
#include "domain/acd/agent_machine.hpp"
#include "domain/acd/candidate.hpp"
#include "domain/acd/offer_rules.hpp"
#include "domain/acd/shift_tally.hpp"

namespace hotline::app {

struct Agent {
    explicit Agent(Timers& timers) : next_by_itself(timers), grace(timers) {}

    UserId id;
    AgentState state;
    UserId forced_by;                ///< into this state; 0: nobody did
    CallPart part{CallPart::leads};  ///< in his present call
    std::string note;                ///< why
    bool line_usable{false};
    std::optional<DeskCall> call;                               ///< reserved, talked to, or in wrap-up
    Duration wrap_up{};                                         ///< of the call's queue
    std::optional<Instant> handles_since;                       ///< with a caller, or in wrap-up after him
    Instant idle_since;                                         ///< ready without having had a caller's voice
    std::array<int, std::tuple_size_v<OfferRules>> refusals{};  ///< in a row, by reason
    int limits_reached{0};                                      ///< in a row
    std::optional<Instant> rests_until;  ///< he, or his phone, just refused; trying again at once would only repeat it
    Countdown next_by_itself;            ///< the end of wrap-up, of a pause after refusals, of a rest
    Countdown grace;                     ///< of a broken line
    bool was_ready{false};               ///< before he began to supervise
};

/// Told after every change of an agent or his line.
class AgentWatch {
public:
    virtual ~AgentWatch() = default;
    virtual void agent_changed(const Agent& agent) = 0;
    /// A call of this queue kept him so long, wrap-up included.
    virtual void handled(const QueueCode& queue, Duration time) = 0;
    virtual void line_down(const Agent& agent) = 0;
    virtual void line_up(const Agent& agent) = 0;
    /// The line stayed broken for the whole grace time.
    virtual void line_given_up(const Agent& agent) = 0;
};

/// The agents' states; every change goes through the table in domain/acd/agent_machine and into the journal.
class Agents {
public:
    Agents(SwitchContext& context, LiveFeed& live, AgentWatch& watch) : context_(context), live_(live), watch_(watch) {}

    /// Each agent's last event and all of a shift's length before now, in order: their calls are gone, their lines are down
    /// until they come back, their states and tallies stay.
    void restore(const std::vector<AgentEvent>& history);

    [[nodiscard]] Result<void, DeskRefusal> sign_in(UserId id, SeatKind seat);
    /// Each false: the table has no such step now.
    bool sign_out(UserId id);
    bool set_ready(UserId id);
    bool set_away(UserId id, AwayReason reason) { return step(id, AgentSignal::go_away, reason); }
    bool force(UserId id, const ForcedState& to);
    bool finish_wrap_up(UserId id) { return step(id, AgentSignal::wrapped_up); }

    void reserve(UserId id, DeskCall call, Duration wrap_up);
    /// The offer came to nothing; what follows for him stands in the centre's offer rules.
    void offer_over(UserId id, OfferRefusal why);
    /// He has taken the call he was reserved for.
    void connect(UserId id);
    /// He takes part in the call he was reserved for, but does not lead it.
    void join(UserId id);
    /// The call is his from now on, with the wrap-up of its queue.
    void lead(UserId id, Duration wrap_up);
    /// He calls somebody: from now on he has this call.
    void dial(UserId id, DeskCall call, Duration wrap_up);
    void hold(UserId id) { step(id, AgentSignal::hold); }
    void retrieve(UserId id) { step(id, AgentSignal::retrieve); }
    void call_over(UserId id);
    /// Beside another agent in this call.
    void supervise(UserId id, DeskCall call);
    void supervision_over(UserId id);
    /// His call has another face, though he does the same work.
    void show(UserId id, const Conversation& talk);
    /// His line is lost for good: the call goes on without him.
    void give_up_line(UserId id);
    void line_changed(UserId id, bool usable);

    [[nodiscard]] const Agent* find(UserId id) const;
    [[nodiscard]] const Agent* at_phone(const std::string& extension) const;
    [[nodiscard]] std::optional<Unfit> unfit(const Agent& agent) const;
    [[nodiscard]] bool is_free(const Agent& agent) const { return !unfit(agent); }
    [[nodiscard]] Candidate candidate(const Agent& agent) const;
    [[nodiscard]] AgentView view(UserId id) const;
    [[nodiscard]] const std::map<UserId, std::unique_ptr<Agent>>& all() const { return agents_; }

private:
    Agent& agent(UserId id);
    bool step(UserId id, AgentSignal on, AwayReason asked = AwayReason::other, const ForcedState* forced = nullptr);
    void enter(Agent& agent, const AgentState& after);
    void count_handling(Agent& agent, const AgentState& after);
    void watch_over_ready(Agent& agent);
    void wait_for_line(Agent& agent);
    void show_in_call(Agent& agent);
    void forgive(Agent& agent);
    void talk(UserId id);
    void record(const Agent& agent);
    void start_wrap_up(Agent& agent);
    void changed(const Agent& agent);
    [[nodiscard]] const AgentProfile* profile(UserId id) const;

    SwitchContext& context_;
    LiveFeed& live_;
    AgentWatch& watch_;
    std::map<UserId, std::unique_ptr<Agent>> agents_;
    ShiftBook shifts_;
};

}  // namespace hotline::app
