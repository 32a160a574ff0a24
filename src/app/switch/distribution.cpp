#include "app/switch/distribution.hpp"

#include <algorithm>
#include <utility>

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

// Things that time alone changes are looked at together, and still sooner than a person notices.
constexpr Duration kGlance = 20ms;

}  // namespace

void Distribution::configure() {
    distributor_.configure(context_.config->queues, context_.config->agents);
    wake();
}

WaitingCall Distribution::waiting_call(Call& call, const Manner& how) {
    const Instant now = context_.now();
    WaitingCall waiting{.id = call.id, .queue = call.queue, .joined = now, .wants = how.wants, .wants_until = how.wants_until};
    waiting.last_in_line = call.last_in_line && !how.in_front;
    const auto found = context_.config->queues.find(call.queue);
    if (how.in_front) {
        waiting.waits_since = call.arrived_at;
        waiting.head_start = kMostHeadStart;
    } else if (found != context_.config->queues.end()) {
        const Queue& queue = found->second;
        const auto kept = returning_.take_place(call.from, call.queue, now, std::chrono::minutes{queue.keeps_place_min});
        waiting.waits_since = how.since ? how.since : kept;
        waiting.head_start = std::chrono::seconds{queue.head_start_s} + head_start_of(call.from, context_.config->caller_classes);
        wish_for_known_agent(waiting, call, queue);
    }
    call.waits_since = waiting.waits_since.value_or(now);
    return waiting;
}

void Distribution::wish_for_known_agent(WaitingCall& waiting, const Call& call, const Queue& queue) const {
    if (waiting.wants || queue.same_agent_s == 0) return;
    const auto last = known_.last_of(call.from, waiting.joined);
    const Agent* agent = last ? parts_.agents.find(*last) : nullptr;
    const auto profile = last ? context_.config->agents.find(*last) : context_.config->agents.end();
    if (agent == nullptr || profile == context_.config->agents.end() || !serves(profile->second, queue)) return;
    if (!is_worth_waiting_for(parts_.agents.unfit(*agent))) return;
    waiting.wants = last;
    waiting.wants_until = waiting.joined + std::chrono::seconds{queue.same_agent_s};
}

void Distribution::join(Call& call, const Manner& how) {
    distributor_.join(waiting_call(call, how));
    parts_.calls.note(call.id, call_event::QueueJoined{call.queue, distributor_.place_of(call.id).value_or(1)});
    wake();
}

void Distribution::agent_changed(const Agent& agent) {
    if (const auto why = parts_.agents.unfit(agent)) return distributor_.withdraw(agent.id, *why);
    distributor_.free(parts_.agents.candidate(agent));
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
    for (Decision& decision : distributor_.take_decisions()) context_.ports.journal.append(std::move(decision));
    if (const auto next = distributor_.next_moment())
        next_moment_.start(std::max<Duration>(*next - context_.now(), kGlance), [this] { match(); });
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
    known_.talked(call.from, *call.agent, context_.now());
    leases_.erase(call.id);
    distributor_.take(call.id);
}

void Distribution::refused(CallId id, OfferRefusal why) {
    Call* call = parts_.calls.find(id);
    if (call == nullptr || distributor_.offer_of(id) == nullptr) return;
    const OfferRule& rule = rule_for(context_.config->offer_rules, why);
    distributor_.refuse(id, context_.now() + std::chrono::seconds{rule.memory_s});
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

void Distribution::ended(Call& call, CallOutcome outcome, bool cut_off) {
    leave(call);
    const bool was_to_be_rung = call.direction == CallDirection::outbound && outcome == CallOutcome::cancelled;
    if (call.waits_since && (was_to_be_rung || keeps_place(outcome, cut_off)))
        returning_.left(call.from, call.queue, *call.waits_since, context_.now());
}

void Distribution::restore(const std::vector<CallRecord>& calls) {
    for (const CallRecord& call : calls) {
        if (call.agent && call.connected_at) known_.talked(call.from, call.agent, *call.connected_at);
        if (call.outcome && call.queued_at && call.ended_at && keeps_place(*call.outcome, false))
            returning_.left(call.from, call.queue, *call.queued_at, *call.ended_at);
    }
}

std::optional<Duration> Distribution::wait_at(int place, const QueueCode& queue) const {
    const auto handling = handling_.find(queue);
    return hotline::expected_wait(place, distributor_.staff_of(queue).at_work(),
                                  handling == handling_.end() ? std::nullopt : handling->second.mean());
}

std::optional<Duration> Distribution::expected_wait(CallId id) const {
    const auto place = distributor_.place_of(id);
    const Call* call = parts_.calls.find(id);
    return place && call != nullptr ? wait_at(*place, call->queue) : std::nullopt;
}

std::optional<Duration> Distribution::expected_wait(const QueueCode& queue) const {
    if (distributor_.staff_of(queue).free > 0) return Duration{};
    return wait_at(distributor_.waiting_in(queue) + 1, queue);
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
    parts_.agents.offer_over(id, why);
}

}  // namespace hotline::app
