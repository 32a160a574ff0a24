#include "app/switch/handover.hpp"

#include <algorithm>
#include <utility>

namespace hotline::app {

/// Leg and sound of the agent; his own state is changed by who knows why he goes.
void Handover::forget_agent(Call& call, ReleaseCause cause) {
    parts_.phones.forget(call);
    const LegId leg = std::exchange(call.agent_leg, {});
    while (true) {
        const auto beside = std::ranges::find_if(
            call.parties, [leg](const Party& each) { return each.role == PartyRole::supervisor && each.beside == leg; });
        if (beside == call.parties.end()) break;
        parts_.sound.leave(call.id, beside->leg);
        (void)parts_.parties.remove(call, beside->leg, PartyEnd::call_over);
    }
    parts_.sound.leave(call.id, leg);
    parts_.legs.hang_up(leg, cause);
    call.agent.reset();
    call.interceptor.reset();
    call.agent_muted = false;
    call.help_since.reset();
    call.failed.reset();
}

void Handover::release_agent(Call& call, ReleaseCause cause) {
    if (!call.agent) return;
    const UserId agent = *call.agent;
    forget_agent(call, cause);
    parts_.agents.call_over(agent);
    if (const Agent* seat = parts_.agents.find(agent); seat->call) parts_.live.call_ended(agent, *seat->call);
}

void Handover::lose_agent(Call& call) {
    if (!call.agent) return;
    const UserId agent = *call.agent;
    const Agent& seat = *parts_.agents.find(agent);
    const bool at_phone = seat.state.seat == SeatKind::phone;
    if (at_phone) parts_.calls.note(call.id, call_event::AgentLineLost{agent});
    if (seat.call) parts_.live.call_ended(agent, *seat.call);
    forget_agent(call, ReleaseCause::media_timeout);
    // A phone reports no line that comes back, so its agent goes on by himself after wrap-up.
    at_phone ? parts_.agents.call_over(agent) : parts_.agents.give_up_line(agent);
}

void Handover::leave_to_others(Call& call) {
    parts_.calls.note(call.id, call_event::HandedOver{*call.agent});
    parts_.phones.transferred(call);
    release_agent(call, ReleaseCause::normal_clearing);
    for (Party& each : call.parties)
        if (each.role == PartyRole::consulted || each.role == PartyRole::target) each.role = PartyRole::member;
    parts_.sound.refresh(call);
    const auto next = std::ranges::find_if(
        call.parties, [](const Party& each) { return each.joined && each.user && each.role == PartyRole::member; });
    if (next == call.parties.end()) return;
    call.successor = next->leg;
    parts_.signals.on(call.id, CallSignal::agent_changes);
}

void Handover::change_agent(Call& call) {
    const Party next = parts_.parties.promote(call, std::exchange(call.successor, {}));
    while (const Party* consulted = consulted_in(call)) {
        parts_.sound.leave(call.id, consulted->leg);
        (void)parts_.parties.remove(call, consulted->leg, PartyEnd::dropped);
    }
    release_agent(call, ReleaseCause::normal_clearing);
    call.agent = next.user;
    call.agent_leg = next.leg;
    if (next.role == PartyRole::supervisor) call.interceptor = next.user;
    call.agent_muted = next.role != PartyRole::supervisor && next.muted;
    const auto queue = call.config->queues.find(call.queue);
    const int wrap_up_s = queue == call.config->queues.end() ? 0 : queue->second.wrap_up_s;
    parts_.agents.lead(*next.user, std::chrono::seconds{wrap_up_s});
    parts_.calls.note(call.id, call_event::AgentConnected{*next.user});
    parts_.sound.refresh(call);
    parts_.board.changed(call.queue);
    parts_.live.call_connected(*next.user, *parts_.agents.find(*next.user)->call);
    if (call.state == CallState::talking && joined_parties(call) > 0) parts_.signals.on(call.id, CallSignal::joined);
}

void Handover::clear(Call& call, PartyEnd why) {
    parts_.sound.end(call.id);
    parts_.parties.remove_all(call, why);
}

}  // namespace hotline::app
