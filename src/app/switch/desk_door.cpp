#include "app/switch/desk_door.hpp"

#include <utility>

namespace hotline::app {

template <class T, class Act>
void DeskDoor::run(Reply<T> reply, Act act) {
    context_.ports.executor.post([reply = std::move(reply), act = std::move(act)]() mutable { reply(act()); });
}

void DeskDoor::sign_in(UserId agent, SeatKind seat, Reply<AgentView> reply) {
    run(std::move(reply), [this, agent, seat] { return parts_.desk.sign_in(agent, seat); });
}

void DeskDoor::sign_out(UserId agent, Reply<AgentView> reply) {
    run(std::move(reply), [this, agent] { return parts_.desk.sign_out(agent); });
}

void DeskDoor::set_ready(UserId agent, Reply<AgentView> reply) {
    run(std::move(reply), [this, agent] { return parts_.desk.set_ready(agent); });
}

void DeskDoor::set_away(UserId agent, AwayReason reason, Reply<AgentView> reply) {
    run(std::move(reply), [this, agent, reason] { return parts_.desk.set_away(agent, reason); });
}

void DeskDoor::view(UserId agent, Reply<AgentView> reply) {
    run(std::move(reply), [this, agent] { return parts_.desk.view(agent); });
}

void DeskDoor::open_line(UserId agent, std::string sdp_offer, Reply<std::string> reply) {
    run(std::move(reply), [this, agent, sdp = std::move(sdp_offer)] { return parts_.lines.open(agent, sdp); });
}

void DeskDoor::test_line(UserId agent, bool on, Reply<AgentView> reply) {
    run(std::move(reply), [this, agent, on] { return parts_.desk.test_line(agent, on); });
}

void DeskDoor::answer(UserId agent, CallId call, Reply<AgentView> reply) {
    run(std::move(reply), [this, agent, call] { return parts_.desk.answer(agent, call); });
}

void DeskDoor::reject(UserId agent, CallId call, Reply<AgentView> reply) {
    run(std::move(reply), [this, agent, call] { return parts_.desk.reject(agent, call); });
}

void DeskDoor::hold(UserId agent, CallId call, Reply<AgentView> reply) {
    run(std::move(reply), [this, agent, call] { return parts_.desk.hold(agent, call); });
}

void DeskDoor::retrieve(UserId agent, CallId call, Reply<AgentView> reply) {
    run(std::move(reply), [this, agent, call] { return parts_.desk.retrieve(agent, call); });
}

void DeskDoor::hang_up(UserId agent, CallId call, Reply<AgentView> reply) {
    run(std::move(reply), [this, agent, call] { return parts_.desk.hang_up(agent, call); });
}

void DeskDoor::finish_wrap_up(UserId agent, Reply<AgentView> reply) {
    run(std::move(reply), [this, agent] { return parts_.desk.finish_wrap_up(agent); });
}

void DeskDoor::act(UserId agent, CallId call, CallCommand command, Reply<AgentView> reply) {
    run(std::move(reply),
        [this, agent, call, command = std::move(command)] { return parts_.functions.act(agent, call, command); });
}

void DeskDoor::targets(UserId agent, Reply<TargetList> reply) {
    run(std::move(reply), [this, agent] { return Result<TargetList, DeskRefusal>{parts_.targets.all(agent)}; });
}

void DeskDoor::supervise(UserId supervisor, UserId agent, SupervisionCommand command, Reply<AgentView> reply) {
    run(std::move(reply), [this, supervisor, agent, command = std::move(command)]() -> Result<AgentView, DeskRefusal> {
        if (const auto done = parts_.supervision.act(supervisor, agent, command); !done) return refuse(done.error());
        return parts_.desk.view(supervisor);
    });
}

void DeskDoor::dial(UserId agent, DialOrder order, Reply<AgentView> reply) {
    run(std::move(reply), [this, agent, order = std::move(order)] { return parts_.desk.dial(agent, order); });
}

void DeskDoor::force_state(UserId agent, ForcedState to, Reply<AgentView> reply) {
    run(std::move(reply), [this, agent, to = std::move(to)] { return parts_.desk.force_state(agent, to); });
}

void DeskDoor::agents(Reply<std::vector<AgentView>> reply) {
    run(std::move(reply), [this] { return Result<std::vector<AgentView>, DeskRefusal>{parts_.desk.agents()}; });
}

void DeskDoor::queues(Reply<std::vector<QueueView>> reply) {
    run(std::move(reply), [this] { return Result<std::vector<QueueView>, DeskRefusal>{parts_.board.all()}; });
}

void DeskDoor::trunks(Reply<std::vector<TrunkView>> reply) {
    run(std::move(reply), [this] { return Result<std::vector<TrunkView>, DeskRefusal>{parts_.trunks.views()}; });
}

void DeskDoor::citizen_call(std::string to, std::string from, std::string sdp_offer, CitizenCallSink sink,
                            Reply<CitizenCall> reply) {
    Inbound::PageCall page{std::move(to), std::move(from), std::move(sdp_offer), std::move(sink), std::nullopt};
    run(std::move(reply), [this, page = std::move(page)]() mutable { return parts_.inbound.arrive(std::move(page)); });
}

void DeskDoor::try_flow(Flow flow, std::string sdp_offer, Reply<CitizenCall> reply) {
    Inbound::PageCall page{flow.code.value, {}, std::move(sdp_offer), {}, std::move(flow)};
    run(std::move(reply), [this, page = std::move(page)]() mutable { return parts_.inbound.arrive(std::move(page)); });
}

void DeskDoor::citizen_key(CallId call, char key) {
    context_.ports.executor.post([this, call, key] { parts_.control.key(call, key); });
}

void DeskDoor::citizen_hang_up(CallId call) {
    context_.ports.executor.post(
        [this, call] { parts_.control.on(call, CallSignal::caller_gone, {CallParty::citizen, ReleaseCause::normal_clearing}); });
}

void DeskDoor::configure(SwitchSnapshot snapshot) {
    context_.ports.executor.post([this, snapshot = std::move(snapshot)]() mutable {
        context_.config = std::move(snapshot);
        parts_.distribution.configure();
    });
}

void DeskDoor::use_blacklist(BlacklistSnapshot blacklist) {
    context_.ports.executor.post(
        [this, blacklist = std::move(blacklist)]() mutable { context_.blacklist = std::move(blacklist); });
}

}  // namespace hotline::app
