#include "app/switch/consultation.hpp"

namespace hotline::app {

Consultation::Done Consultation::transfer(Call& call, const Target& to) {
    return to.kind == TargetKind::queue ? send_to_queue(call, to) : deal_with(call, PartyRole::target, to);
}

Consultation::Done Consultation::consult(Call& call, const Target& whom) { return deal_with(call, PartyRole::consulted, whom); }

Consultation::Done Consultation::send_to_queue(Call& call, const Target& to) {
    const auto queue = parts_.targets.queue(to);
    if (!queue) return refuse(queue.error());
    parts_.calls.note(call.id, call_event::SentToQueue{*call.agent, *queue});
    call.queue = *queue;
    parts_.signals.on(call.id, CallSignal::sent_to_queue);
    return {};
}

Consultation::Done Consultation::deal_with(Call& call, PartyRole role, const Target& whom) {
    const auto callee = parts_.targets.callee(whom);
    if (!callee) return refuse(callee.error());
    const auto leg = parts_.parties.ring(call, role, *callee);
    if (!leg) return refuse(leg.error());
    call.aside = true;
    parts_.signals.on(call.id, CallSignal::consult);
    return {};
}

Consultation::Done Consultation::add(Call& call, const Target& whom) {
    const auto callee = parts_.targets.callee(whom);
    if (!callee) return refuse(callee.error());
    const auto leg = parts_.parties.ring(call, PartyRole::member, *callee);
    if (!leg) return refuse(leg.error());
    return {};
}

void Consultation::complete(Call& call) { parts_.signals.on(call.id, CallSignal::agent_gone); }

void Consultation::back(Call& call) {
    if (const Party* other = consulted_in(call)) {
        parts_.sound.leave(call.id, other->leg);
        (void)parts_.parties.remove(call, other->leg, PartyEnd::dropped);
    }
    parts_.signals.on(call.id, CallSignal::consult_over);
}

void Consultation::alternate(Call& call) {
    call.aside = !call.aside;
    parts_.calls.note(call.id, call_event::Alternated{call.aside});
    parts_.sound.refresh(call);
}

void Consultation::join(Call& call) {
    if (Party* other = consulted_in(call)) other->role = PartyRole::member;
    parts_.signals.on(call.id, CallSignal::joined);
}

void Consultation::answered(Call& call, Party& party) {
    if (call.state == CallState::transferred && party.user) {
        call.successor = party.leg;
        return parts_.signals.on(call.id, CallSignal::agent_changes);
    }
    if (call.state == CallState::consulting && party.role == PartyRole::target)
        return parts_.signals.on(call.id, CallSignal::agent_gone);
    if (party.role == PartyRole::consulted) return parts_.sound.refresh(call);
    // The others are together already; the table has nothing more to say.
    if (call.state == CallState::conference) return parts_.sound.refresh(call);
    parts_.signals.on(call.id, CallSignal::joined);
}

}  // namespace hotline::app
