#pragma once
#include "app/desk.hpp"
#include "app/switch/call_control.hpp"
#include "app/switch/inbound.hpp"

namespace hotline::app {

/// What an agent's page may do, checked against his own state and call. Runs on the switch thread; Desk's door is DeskDoor.
class AgentDesk {
public:
    struct Parts {
        Calls& calls;
        Agents& agents;
        AgentLines& lines;
        Distribution& distribution;
        OutboundCalls& outbound;
        CallControl& control;
    };
    using Answer = Result<AgentView, DeskRefusal>;
    AgentDesk(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts) {}

    [[nodiscard]] Answer sign_in(UserId agent, SeatKind seat);
    [[nodiscard]] Answer sign_out(UserId agent);
    [[nodiscard]] Answer set_ready(UserId agent);
    [[nodiscard]] Answer set_away(UserId agent, AwayReason reason);
    [[nodiscard]] Answer view(UserId agent) const;
    [[nodiscard]] Answer test_line(UserId agent, bool on);

    [[nodiscard]] Answer answer(UserId agent, CallId call);
    [[nodiscard]] Answer reject(UserId agent, CallId call);
    [[nodiscard]] Answer hold(UserId agent, CallId call) { return tell(agent, call, CallSignal::hold); }
    [[nodiscard]] Answer retrieve(UserId agent, CallId call);
    [[nodiscard]] Answer hang_up(UserId agent, CallId call);
    [[nodiscard]] Answer dial(UserId agent, const DialOrder& order);
    [[nodiscard]] Answer finish_wrap_up(UserId agent);
    [[nodiscard]] Answer force_state(UserId agent, const ForcedState& to);
    [[nodiscard]] std::vector<AgentView> agents() const;

private:
    [[nodiscard]] Answer tell(UserId agent, CallId call, CallSignal signal);
    [[nodiscard]] Answer leave(UserId agent, CallId call, const Party& party, bool after_joining);
    [[nodiscard]] Answer after(UserId agent, bool done) const;
    [[nodiscard]] std::optional<DeskRefusal> refusal_for(UserId agent) const;
    /// His call, when it still lives and is his.
    [[nodiscard]] Result<Call*, DeskRefusal> own_call(UserId agent, CallId call) const;

    SwitchContext& context_;
    Parts parts_;
};

}  // namespace hotline::app
