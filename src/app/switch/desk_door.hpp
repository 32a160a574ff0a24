#pragma once
#include "app/desk.hpp"
#include "app/switch/agent_desk.hpp"
#include "app/switch/call_functions.hpp"

namespace hotline::app {

/// Desk for every thread: each call becomes a task of the switch thread, the reply is called there.
class DeskDoor final : public Desk {
public:
    struct Parts {
        AgentDesk& desk;
        AgentLines& lines;
        QueueBoard& board;
        const TrunkCalls& trunks;
        Inbound& inbound;
        CallControl& control;
        Distribution& distribution;
        CallFunctions& functions;
        Targets& targets;
        Supervision& supervision;
    };
    DeskDoor(SwitchContext& context, const Parts& parts) : context_(context), parts_(parts) {}

    void sign_in(UserId agent, SeatKind seat, Reply<AgentView> reply) override;
    void sign_out(UserId agent, Reply<AgentView> reply) override;
    void set_ready(UserId agent, Reply<AgentView> reply) override;
    void set_away(UserId agent, AwayReason reason, Reply<AgentView> reply) override;
    void view(UserId agent, Reply<AgentView> reply) override;
    void open_line(UserId agent, std::string sdp_offer, Reply<std::string> reply) override;

    void test_line(UserId agent, bool on, Reply<AgentView> reply) override;

    void answer(UserId agent, CallId call, Reply<AgentView> reply) override;
    void reject(UserId agent, CallId call, Reply<AgentView> reply) override;
    void hold(UserId agent, CallId call, Reply<AgentView> reply) override;
    void retrieve(UserId agent, CallId call, Reply<AgentView> reply) override;
    void hang_up(UserId agent, CallId call, Reply<AgentView> reply) override;
    void finish_wrap_up(UserId agent, Reply<AgentView> reply) override;
    void dial(UserId agent, DialOrder order, Reply<AgentView> reply) override;

    void act(UserId agent, CallId call, CallCommand command, Reply<AgentView> reply) override;
    void targets(UserId agent, Reply<TargetList> reply) override;
    void supervise(UserId supervisor, UserId agent, SupervisionCommand command, Reply<AgentView> reply) override;
    void force_state(UserId agent, ForcedState to, Reply<AgentView> reply) override;

    void agents(Reply<std::vector<AgentView>> reply) override;
    void queues(Reply<std::vector<QueueView>> reply) override;
    void trunks(Reply<std::vector<TrunkView>> reply) override;

    void citizen_call(std::string to, std::string from, std::string sdp_offer, CitizenCallSink sink,
                      Reply<CitizenCall> reply) override;
    void try_flow(Flow flow, std::string sdp_offer, Reply<CitizenCall> reply) override;
    void citizen_key(CallId call, char key) override;
    void citizen_hang_up(CallId call) override;

    void configure(SwitchSnapshot snapshot) override;
    void use_blacklist(BlacklistSnapshot blacklist) override;

private:
    template <class T, class Act>
    void run(Reply<T> reply, Act act);

    SwitchContext& context_;
    Parts parts_;
};

}  // namespace hotline::app
