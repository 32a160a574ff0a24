#include "app/switch/phone_functions.hpp"

#include <utility>

namespace hotline::app {
namespace {

ReleaseCause cause_of(DeskRefusal why) {
    switch (why) {
        case DeskRefusal::target_busy: return ReleaseCause::user_busy;
        case DeskRefusal::target_unknown: return ReleaseCause::unallocated_number;
        default: return ReleaseCause::congestion;
    }
}

}  // namespace

bool PhoneFunctions::consults(const IncomingCall& incoming) {
    if (incoming.listener != Listener::phone || incoming.replaces) return false;
    const Agent* agent = parts_.agents.at_phone(incoming.from);
    Call* call = agent != nullptr && agent->call ? parts_.calls.find(agent->call->id) : nullptr;
    if (call == nullptr || call->agent != agent->id || !may(standing_of(*call, agent->id), CallFunction::consult)) return false;
    parts_.legs.offered(incoming.leg, call->id, LegRole::aside);
    const auto begun = parts_.consultation.consult(*call, {TargetKind::number, incoming.to});
    if (!begun) {
        parts_.legs.hang_up(incoming.leg, cause_of(begun.error()));
        return true;
    }
    call->aside_leg = incoming.leg;
    ringing_.insert_or_assign(call->id, incoming);
    context_.ports.signalling.ring(incoming.leg);
    return true;
}

bool PhoneFunctions::answered(const Call& call) {
    const auto waiting = ringing_.extract(call.id);
    return waiting.empty() || waiting.mapped().leg != call.aside_leg || parts_.legs.accept(waiting.mapped());
}

bool PhoneFunctions::alternates(Call& call, bool held) {
    if (!call.aside_leg || call.state != CallState::consulting) return false;
    if (std::exchange(call.aside, held) == held) return true;
    parts_.calls.note(call.id, call_event::Alternated{held});
    parts_.sound.refresh(call);
    parts_.screen.refresh(call);
    return true;
}

void PhoneFunctions::second_leg_gone(CallId id) {
    Call* call = parts_.calls.find(id);
    if (call == nullptr || !call->aside_leg) return;
    end_second_leg(*call, ReleaseCause::normal_clearing);
    if (call->state == CallState::consulting) return parts_.consultation.back(*call);
    parts_.sound.refresh(*call);
}

bool PhoneFunctions::completes(Call& call, const TransferRequest& request) const {
    const bool both = (request.leg == call.agent_leg && *request.consultation == call.aside_leg) ||
                      (request.leg == call.aside_leg && *request.consultation == call.agent_leg);
    return call.aside_leg && both && call.state == CallState::consulting;
}

void PhoneFunctions::transfer_asked(const TransferRequest& request) {
    const auto owner = parts_.legs.owner_of(request.leg);
    Call* call = owner ? parts_.calls.find(owner->call) : nullptr;
    const bool leads = call != nullptr && call->agent && (request.leg == call->agent_leg || request.leg == call->aside_leg);
    if (!leads) return context_.ports.signalling.refuse_transfer(request.leg);
    if (request.consultation) {
        if (!completes(*call, request)) return context_.ports.signalling.refuse_transfer(request.leg);
        context_.ports.signalling.accept_transfer(request.leg);
        call->transfer_leg = request.leg;
        return parts_.signals.on(call->id, CallSignal::agent_gone, {CallParty::agent, ReleaseCause::normal_clearing});
    }
    const bool may_now = may(standing_of(*call, *call->agent), CallFunction::transfer);
    if (!may_now || !parts_.consultation.transfer(*call, {TargetKind::number, request.to}))
        return context_.ports.signalling.refuse_transfer(request.leg);
    call->transfer_leg = request.leg;
    context_.ports.signalling.accept_transfer(request.leg);
    context_.ports.signalling.report_transfer(request.leg, TransferProgress::ringing);
}

void PhoneFunctions::transferred(Call& call) {
    if (const LegId leg = std::exchange(call.transfer_leg, {}))
        context_.ports.signalling.report_transfer(leg, TransferProgress::done);
}

bool PhoneFunctions::came_back(Call& call) {
    if (const LegId leg = std::exchange(call.transfer_leg, {}))
        context_.ports.signalling.report_transfer(leg, TransferProgress::failed);
    end_second_leg(call, call.failed ? ReleaseCause::no_answer : ReleaseCause::normal_clearing);
    return parts_.legs.is_held(call.agent_leg);
}

void PhoneFunctions::forget(Call& call) {
    call.transfer_leg = {};
    end_second_leg(call, ReleaseCause::normal_clearing);
}

void PhoneFunctions::end_second_leg(Call& call, ReleaseCause cause) {
    ringing_.erase(call.id);
    const LegId leg = std::exchange(call.aside_leg, {});
    if (!leg) return;
    parts_.sound.leave(call.id, leg);
    parts_.legs.hang_up(leg, cause);
}

}  // namespace hotline::app
