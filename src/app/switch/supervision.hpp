#pragma once
#include "app/switch/call_sound.hpp"
#include "app/switch/parties.hpp"
#include "domain/supervision/supervision.hpp"

namespace hotline::app {

/// Supervisors in agents' calls: beside them, in their place, or ending the call. Every act is a fact of the call.
class Supervision {
public:
    struct Parts {
        Calls& calls;
        Agents& agents;
        Parties& parties;
        Targets& targets;
        CallSound& sound;
        CallScreen& screen;
        CallSignals& signals;
    };
    using Done = Result<void, DeskRefusal>;
    Supervision(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts) {}

    [[nodiscard]] Done act(UserId supervisor, UserId agent, const SupervisionCommand& command);
    /// His phone has answered.
    void answered(Call& call, Party& party);

private:
    [[nodiscard]] Done perform(UserId supervisor, UserId agent, const supervision_command::Stand& stand);
    [[nodiscard]] Done perform(UserId supervisor, UserId agent, const supervision_command::Leave&);
    [[nodiscard]] Done perform(UserId supervisor, UserId agent, const supervision_command::Intercept&);
    [[nodiscard]] Done perform(UserId supervisor, UserId agent, const supervision_command::Release& release);

    /// The call that the agent leads, when the supervisor may do this to it.
    [[nodiscard]] Result<Call*, DeskRefusal> open_to(UserId supervisor, UserId agent, SupervisionAct act);
    [[nodiscard]] SupervisorStand stand_of(UserId supervisor, const Call* call) const;
    [[nodiscard]] Result<LegId, DeskRefusal> begin(Call& call, UserId supervisor, SupervisionMode how);
    void take_over(Call& call, Party& party);

    SwitchContext& context_;
    Parts parts_;
};

}  // namespace hotline::app
