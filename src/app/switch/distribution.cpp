#include "app/switch/distribution.hpp"

#include <utility>

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

constexpr int kInFront = 1000;  // above every priority a queue can give

/// How long a call is not offered again to the agent who refused it.
Duration memory_of(OfferRefusal why) {
    switch (why) {
        case OfferRefusal::rejected:
        case OfferRefusal::no_answer: return 30s;
        case OfferRefusal::busy: return 15s;
        case OfferRefusal::line_lost:
        case OfferRefusal::caller_gone: return 5s;
    }
    return 30s;
}

/// How long no call at all is offered to him: a device that refuses by itself would refuse the next one as fast.
Duration rest_after(OfferRefusal why) {
    if (why == OfferRefusal::busy) return 15s;
    return why == OfferRefusal::line_lost ? 5s : 0s;
}

}  // namespace

void Distribution::configure() {
    distributor_.configure(context_.config->queues, context_.config->agents);
    wake();
}

void Distribution::join(Call& call, bool in_front) {
    distributor_.join({call.id, call.queue, in_front ? kInFront : call.priority, in_front ? call.arrived_at : context_.now()});
    parts_.calls.note(call.id, call_event::QueueJoined{call.queue, distributor_.place_of(call.id).value_or(1)});
    wake();
}

void Distribution::agent_changed(const Agent& agent) {
    if (!parts_.agents.is_free(agent)) return distributor_.withdraw(agent.id);
    distributor_.free({agent.id, agent.state.since, agent.tally ? agent.tally->balance() : Duration{}});
    wake();
}

void Distribution::wake() {
    if (std::exchange(awake_, true)) return;
    context_.ports.executor.post([this] {
        awake_ = false;
        match();
    });
}

void Distribution::match() {
    while (const auto offer = distributor_.next_offer(context_.now())) start(*offer);
    if (const auto next = distributor_.next_forgetting(context_.now()))
        forgetting_.start(*next - context_.now(), [this] { match(); });
}

void Distribution::start(const Offer& offer) {
    Call* call = parts_.calls.find(offer.call);
    if (call == nullptr) return distributor_.leave(offer.call);
    call->agent = offer.agent;
    parts_.signals.on(call->id, CallSignal::offered);
    parts_.calls.note(call->id, call_event::AgentOffered{offer.agent, offer.eligible});
    const auto queue = call->config->queues.find(call->queue);
    const int wrap_up_s = queue == call->config->queues.end() ? 0 : queue->second.wrap_up_s;
    parts_.agents.reserve(offer.agent, parts_.screen.desk_call(*call, offer.agent), std::chrono::seconds{wrap_up_s});
    const CallId id = call->id;
    leases_.try_emplace(id, context_.ports.timers).first->second.start(offer.until - context_.now(), [this, id] {
        refused(id, OfferRefusal::no_answer);
    });
    ring(*call, offer);
}

void Distribution::ring(Call& call, const Offer& offer) {
    const Agent& agent = *parts_.agents.find(offer.agent);
    parts_.live.call_offered(agent.id, *agent.call);
    if (agent.state.seat == SeatKind::browser) {
        call.agent_leg = parts_.lines.leg_of(agent.id);
        return;
    }
    const auto& extension = context_.config->agents.at(agent.id).extension;
    const auto leg = parts_.legs.invite(call.id, LegRole::agent, extension, call.from);
    if (!leg) return refused(call.id, OfferRefusal::busy);
    if (parts_.legs.owner_of(*leg)) call.agent_leg = *leg;  // unless it was refused at once
}

void Distribution::accepted(const Call& call) {
    leases_.erase(call.id);
    distributor_.take(call.id);
}

void Distribution::refused(CallId id, OfferRefusal why) {
    Call* call = parts_.calls.find(id);
    if (call == nullptr || distributor_.offer_of(id) == nullptr) return;
    distributor_.refuse(id, context_.now() + memory_of(why));
    const UserId agent = *call->agent;
    stop_ringing(*call, why);
    parts_.signals.on(id, CallSignal::offer_over);
    let_go(agent, why);
    wake();
}

void Distribution::leave(Call& call) {
    const bool was_offered = distributor_.offer_of(call.id) != nullptr;
    distributor_.leave(call.id);
    if (!was_offered) return;
    const UserId agent = *call.agent;
    stop_ringing(call, OfferRefusal::caller_gone);
    let_go(agent, OfferRefusal::caller_gone);
}

void Distribution::stop_ringing(Call& call, OfferRefusal why) {
    leases_.erase(call.id);
    parts_.calls.note(call.id, call_event::OfferRefused{*call.agent, why});
    parts_.legs.hang_up(call.agent_leg, ReleaseCause::cancelled);  // a page's line is none of the calls' legs
    call.agent_leg = {};
    call.agent.reset();
}

void Distribution::let_go(UserId id, OfferRefusal why) {
    const Agent& agent = *parts_.agents.find(id);
    if (agent.call) parts_.live.call_ended(id, *agent.call);
    if (why == OfferRefusal::no_answer) return parts_.agents.miss(id);
    parts_.agents.release(id, agent.state.seat == SeatKind::phone ? rest_after(why) : Duration{});
}

}  // namespace hotline::app
