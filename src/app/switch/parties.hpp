#pragma once
#include <map>

#include "app/switch/agent_lines.hpp"
#include "app/switch/call_screen.hpp"
#include "app/switch/calls.hpp"
#include "app/switch/legs.hpp"
#include "app/switch/targets.hpp"

namespace hotline::app {

/// Told when somebody who was called does not come.
class PartyWatch {
public:
    virtual ~PartyWatch() = default;
    virtual void party_gone(CallId call, LegId leg, PartyEnd why) = 0;
};

/// Brings people into calls and lets them go: their legs, the seats of those who have one, and how long it rings. What their
/// coming and going means for the call is decided by others.
class Parties {
public:
    struct Parts {
        Calls& calls;
        Legs& legs;
        Agents& agents;
        AgentLines& lines;
        LiveFeed& live;
        CallScreen& screen;
        PartyWatch& watch;
    };
    Parties(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts) {}

    /// Rings somebody; he is of the call from now on. His leg, or why it cannot be tried.
    [[nodiscard]] Result<LegId, DeskRefusal> ring(Call& call, PartyRole role, const Callee& whom);
    /// Puts a supervisor beside an agent's leg: his page hears at once, his phone is rung.
    [[nodiscard]] Result<LegId, DeskRefusal> put_beside(Call& call, const Callee& supervisor, LegId agent, SupervisionMode how);
    /// He has answered.
    void join(Call& call, Party& party);
    /// Takes him out of the call: his leg ends, his seat is free.
    Party remove(Call& call, LegId leg, PartyEnd why);
    /// He is no party any more, because he leads the call now; his leg and seat stay.
    Party promote(Call& call, LegId leg);
    void remove_all(Call& call, PartyEnd why);
    [[nodiscard]] std::size_t ringing() const { return leases_.size(); }

private:
    [[nodiscard]] Result<LegId, DeskRefusal> begin_leg(Call& call, const Callee& whom);
    void let_go(const Party& party);

    SwitchContext& context_;
    Parts parts_;
    std::map<LegId, Countdown> leases_;
};

[[nodiscard]] PartyEnd party_end_of(ReleaseCause cause);

}  // namespace hotline::app
