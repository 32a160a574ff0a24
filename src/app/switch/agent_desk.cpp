#include "app/switch/agent_desk.hpp"

namespace hotline::app {

AgentDesk::Answer AgentDesk::view(UserId agent) const {
    if (!context_.config->agents.contains(agent)) return refuse(DeskRefusal::not_an_agent);
    return parts_.agents.view(agent);
}

std::optional<DeskRefusal> AgentDesk::refusal_for(UserId agent) const {
    if (!context_.config->agents.contains(agent)) return DeskRefusal::not_an_agent;
    const Agent* known = parts_.agents.find(agent);
    if (known == nullptr || known->state.presence == Presence::signed_out) return DeskRefusal::not_signed_in;
    return std::nullopt;
}

AgentDesk::Answer AgentDesk::after(UserId agent, bool done) const {
    if (!done) return refuse(DeskRefusal::not_possible_now);
    return parts_.agents.view(agent);
}

AgentDesk::Answer AgentDesk::sign_in(UserId agent, SeatKind seat) {
    if (const auto done = parts_.agents.sign_in(agent, seat); !done) return refuse(done.error());
    if (seat == SeatKind::phone) parts_.lines.close(agent);
    return view(agent);
}

AgentDesk::Answer AgentDesk::sign_out(UserId agent) {
    if (const auto no = refusal_for(agent)) return refuse(*no);
    const bool done = parts_.agents.sign_out(agent);
    if (done) parts_.lines.close(agent);
    return after(agent, done);
}

AgentDesk::Answer AgentDesk::set_ready(UserId agent) {
    if (const auto no = refusal_for(agent)) return refuse(*no);
    parts_.lines.test(agent, false);
    return after(agent, parts_.agents.set_ready(agent));
}

AgentDesk::Answer AgentDesk::set_away(UserId agent, AwayReason reason) {
    if (const auto no = refusal_for(agent)) return refuse(*no);
    return after(agent, parts_.agents.set_away(agent, reason));
}

AgentDesk::Answer AgentDesk::test_line(UserId agent, bool on) {
    if (const auto no = refusal_for(agent)) return refuse(*no);
    const Agent& seat = *parts_.agents.find(agent);
    if (seat.state.seat != SeatKind::browser || seat.state.work != Work::away) return refuse(DeskRefusal::not_possible_now);
    if (!seat.line_usable) return refuse(DeskRefusal::line_down);
    parts_.lines.test(agent, on);
    return parts_.agents.view(agent);
}

AgentDesk::Answer AgentDesk::finish_wrap_up(UserId agent) {
    if (const auto no = refusal_for(agent)) return refuse(*no);
    return after(agent, parts_.agents.finish_wrap_up(agent));
}

AgentDesk::Answer AgentDesk::force_state(UserId agent, const ForcedState& to) {
    if (const auto no = refusal_for(agent)) return refuse(*no);
    const bool done = parts_.agents.force(agent, to);
    if (done && to.work == ForcedWork::signed_out) parts_.lines.close(agent);
    return after(agent, done);
}

std::vector<AgentView> AgentDesk::agents() const {
    std::vector<AgentView> views;
    for (const auto& [id, profile] : context_.config->agents) views.push_back(parts_.agents.view(id));
    return views;
}

Result<Call*, DeskRefusal> AgentDesk::own_call(UserId agent, CallId id) const {
    if (const auto no = refusal_for(agent)) return refuse(*no);
    Call* call = parts_.calls.find(id);
    if (call == nullptr) return refuse(DeskRefusal::no_such_call);
    if (call->agent != agent && party_of(*call, agent) == nullptr) return refuse(DeskRefusal::not_your_call);
    return call;
}

AgentDesk::Answer AgentDesk::tell(UserId agent, CallId id, CallSignal signal) {
    const auto call = own_call(agent, id);
    if (!call) return refuse(call.error());
    if ((*call)->agent != agent || !advance((*call)->state, signal)) return refuse(DeskRefusal::not_possible_now);
    parts_.control.on(id, signal, {CallParty::agent, ReleaseCause::normal_clearing});
    return parts_.agents.view(agent);
}

AgentDesk::Answer AgentDesk::answer(UserId agent, CallId id) {
    const auto call = own_call(agent, id);
    if (!call) return refuse(call.error());
    const Agent& seat = *parts_.agents.find(agent);
    if (seat.state.seat == SeatKind::phone) return refuse(DeskRefusal::not_possible_now);  // he answers with the phone
    if (!seat.line_usable) return refuse(DeskRefusal::line_down);
    if ((*call)->agent == agent) return tell(agent, id, answer_of_seat(**call));
    const Party& party = *party_of(**call, agent);
    if (party.joined) return refuse(DeskRefusal::not_possible_now);
    parts_.control.party_answered(id, party.leg);
    return parts_.agents.view(agent);
}

AgentDesk::Answer AgentDesk::reject(UserId agent, CallId id) {
    const auto call = own_call(agent, id);
    if (!call) return refuse(call.error());
    if (const Party* party = party_of(**call, agent)) return leave(agent, id, *party, false);
    if ((*call)->state != CallState::ringing) return refuse(DeskRefusal::not_possible_now);
    parts_.distribution.refused(id, OfferRefusal::rejected);
    return parts_.agents.view(agent);
}

AgentDesk::Answer AgentDesk::hang_up(UserId agent, CallId id) {
    const auto call = own_call(agent, id);
    if (!call) return refuse(call.error());
    if (const Party* party = party_of(**call, agent)) return leave(agent, id, *party, true);
    return tell(agent, id, CallSignal::agent_ends);
}

AgentDesk::Answer AgentDesk::leave(UserId agent, CallId id, const Party& party, bool after_joining) {
    if (party.joined != after_joining) return refuse(DeskRefusal::not_possible_now);
    parts_.control.party_gone(id, party.leg, after_joining ? PartyEnd::left : PartyEnd::rejected);
    return parts_.agents.view(agent);
}

AgentDesk::Answer AgentDesk::retrieve(UserId agent, CallId id) {
    const Agent* seat = parts_.agents.find(agent);
    if (seat != nullptr && seat->state.seat == SeatKind::browser && seat->call && !seat->line_usable)
        return refuse(DeskRefusal::line_down);
    return tell(agent, id, CallSignal::retrieve);
}

AgentDesk::Answer AgentDesk::dial(UserId agent, const DialOrder& order) {
    if (const auto no = refusal_for(agent)) return refuse(*no);
    if (const auto done = parts_.outbound.dial(agent, order); !done) return refuse(done.error());
    return parts_.agents.view(agent);
}

}  // namespace hotline::app
