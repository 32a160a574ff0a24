#include "app/switch/fallbacks.hpp"

#include "domain/contact/phone.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

const PromptName kWillCallBack{"callback_promised"};

const Queue* queue_of(const Call& call, const QueueCode& code) {
    const auto queue = call.config->queues.find(code);
    return queue == call.config->queues.end() ? nullptr : &queue->second;
}

}  // namespace

std::optional<Unserved> Fallbacks::obstacle(const Call& call, const QueueCode& code) const {
    const Queue* queue = queue_of(call, code);
    if (queue == nullptr) return Unserved::closed;
    const auto hours = call.config->calendars.find(queue->hours);
    if (hours == call.config->calendars.end()) return Unserved::closed;
    if (!is_open(hours->second, context_.now())) return why_closed(hours->second, context_.now());
    if (!has_its_guest(*queue, context_.config->guest_sessions, context_.now())) return Unserved::closed;
    const bool is_full = queue->most_waiting > 0 && parts_.distribution.line().waiting_in(code) >= queue->most_waiting;
    return is_full ? std::optional{Unserved::full} : std::nullopt;
}

void Fallbacks::unserved(Call& call, const QueueCode& code, Unserved why) {
    call.so_far.unserved = why;
    parts_.calls.note(call.id, call_event::QueueUnserved{code, why});
    Way& way = way_of(call.id);
    way.patience.cancel();
    way.left.insert(code);
    const Queue* queue = queue_of(call, code);
    const Fallback* plan =
        queue == nullptr ? nullptr : fallback_for(queue->fallbacks, why, call.config->calendars, context_.now());
    way.to = plan == nullptr ? std::vector<Destination>{} : plan->to;
    way.tried = 0;
    next(call);
}

void Fallbacks::follow(Call& call, const std::vector<Destination>& to) {
    Way& way = way_of(call.id);
    way.patience.cancel();
    way.to = to;
    way.tried = 0;
    next(call);
}

void Fallbacks::next(Call& call) {
    Way& way = way_of(call.id);
    while (way.tried < way.to.size()) {
        const Destination to = way.to[way.tried++];
        if (go(call, to)) return;
    }
    parts_.signals.on(call.id, CallSignal::closed_by_us);
}

bool Fallbacks::go(Call& call, const Destination& to) {
    switch (to.kind) {  // no default: a new kind must be handled here
        case DestinationKind::queue:
            if (way_of(call.id).left.contains({to.target})) return false;  // a plan that was not checked
            parts_.exits.caller_wants_person(call.id, {to.target});
            return true;
        case DestinationKind::mailbox: parts_.exits.caller_leaves_message(call.id, {to.target}); return true;
        case DestinationKind::message:
            call.last_words = {to.target};
            parts_.signals.on(call.id, CallSignal::to_message);
            return true;
        case DestinationKind::contact: {
            const auto contact = call.config->contacts.find({to.target});
            if (contact == call.config->contacts.end()) return false;
            const DutyContact& duty = contact->second;
            return ring(call, {.name = duty.name_zh,
                               .numbers = numbers_on_duty(duty, call.config->calendars, context_.now()),
                               .ring_s = duty.ring_s,
                               .confirm_s = duty.confirm_s});
        }
        case DestinationKind::forward: return ring(call, {.name = {}, .numbers = {to.target}});
        case DestinationKind::call_back:
            if (!is_phone(call.from)) return false;
            call.so_far.callback_requested = true;
            call.last_words = kWillCallBack;
            parts_.calls.note(call.id, call_event::CallbackRequested{call.queue});
            parts_.signals.on(call.id, CallSignal::to_message);
            return true;
    }
    return false;
}

bool Fallbacks::ring(Call& call, ForwardPlan plan) {
    if (plan.numbers.empty()) return false;
    call.forward = std::move(plan);
    parts_.signals.on(call.id, CallSignal::to_outside);
    return true;
}

std::vector<PromptName> Fallbacks::prompts() { return {kWillCallBack}; }

void Fallbacks::joined(const Call& call) {
    const Queue* queue = queue_of(call, call.queue);
    if (queue == nullptr || queue->longest_wait_s == 0) return;
    const CallId id = call.id;
    way_of(id).patience.start(std::chrono::seconds{queue->longest_wait_s}, [this, id] { lose_patience(id); });
}

void Fallbacks::lose_patience(CallId id) {
    Call* call = parts_.calls.find(id);
    if (call == nullptr) return;
    if (call->state == CallState::queued) return unserved(*call, call->queue, Unserved::waited_too_long);
    if (call->state == CallState::ringing) way_of(id).patience.start(1s, [this, id] { lose_patience(id); });
}

}  // namespace hotline::app
