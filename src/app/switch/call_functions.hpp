#pragma once
#include "app/switch/call_control.hpp"

namespace hotline::app {

/// What somebody of ours in a call asks of it, checked against how he stands in it (domain/call/call_function).
class CallFunctions {
public:
    struct Parts {
        Calls& calls;
        Agents& agents;
        Consultation& consultation;
        CallSound& sound;
        CallScreen& screen;
        CallControl& control;
    };
    using Done = Result<void, DeskRefusal>;
    CallFunctions(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts) {}

    [[nodiscard]] Result<AgentView, DeskRefusal> act(UserId agent, CallId call, const CallCommand& command);

private:
    [[nodiscard]] Done perform(Call& call, UserId agent, const call_command::Transfer& transfer);
    [[nodiscard]] Done perform(Call& call, UserId agent, const call_command::Consult& consult);
    [[nodiscard]] Done perform(Call& call, UserId agent, const call_command::Add& add);
    [[nodiscard]] Done perform(Call& call, UserId agent, const call_command::Complete&);
    [[nodiscard]] Done perform(Call& call, UserId agent, const call_command::Back&);
    [[nodiscard]] Done perform(Call& call, UserId agent, const call_command::Alternate&);
    [[nodiscard]] Done perform(Call& call, UserId agent, const call_command::Join&);
    [[nodiscard]] Done perform(Call& call, UserId agent, const call_command::Leave&);
    [[nodiscard]] Done perform(Call& call, UserId agent, const call_command::Drop& drop);
    [[nodiscard]] Done perform(Call& call, UserId agent, const call_command::Mute& mute);
    [[nodiscard]] Done perform(Call& call, UserId agent, const call_command::SendKeys& send);
    [[nodiscard]] Done perform(Call& call, UserId agent, const call_command::AskHelp& ask);

    SwitchContext& context_;
    Parts parts_;
};

}  // namespace hotline::app
