#include "app/switch/kept_places.hpp"

#include "domain/contact/phone.hpp"
#include "domain/outbound/dial_plan.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

const PromptName kPlaceIsKept{"place_kept"};
constexpr char kAsks = '1';
constexpr Duration kKeptFor = 2h;  // nobody expects to be rung later; the task stays

}  // namespace

std::vector<PromptName> KeptPlaces::prompts() { return {kPlaceIsKept}; }

bool KeptPlaces::is_offered(const Call& call) const {
    const auto queue = call.config->queues.find(call.queue);
    return queue != call.config->queues.end() && queue->second.offers_callback && may_ring(call, call.from);
}

bool KeptPlaces::may_ring(const Call& call, const std::string& number) const {
    if (!is_phone(number)) return false;
    // A barred caller may have himself rung, but nobody else.
    if (call.barred && number != call.from) return false;
    const auto& config = *context_.config;
    return may_dial(config.dialling, number, std::nullopt, config.calendars, context_.now()).has_value();
}

void KeptPlaces::ask(Call& call, const QueueCode& queue, const std::string& number) {
    call.queue = queue;
    if (number != call.from) call.ring_at = number;
    promise(call);
}

void KeptPlaces::key(Call& call, char key) {
    if (key != kAsks || call.state != CallState::queued || !is_offered(call)) return;
    parts_.calls.note(call.id, call_event::KeyPressed{key});
    promise(call);
}

void KeptPlaces::promise(Call& call) {
    call.keeps_place = true;
    call.so_far.callback_requested = true;
    call.last_words = kPlaceIsKept;
    parts_.calls.note(call.id, call_event::CallbackRequested{call.queue, call.ring_at});
    parts_.signals.on(call.id, CallSignal::to_message);
}

void KeptPlaces::ended(const Call& call) {
    if (call.keeps_place && !is_closed_) return wait_on(call);
    const auto place = places_.find(call.from);
    if (place != places_.end() && place->second.call == call.id) places_.erase(place);
}

void KeptPlaces::wait_on(const Call& asked) {
    // Somebody else's keys do not cost a number the place that it has.
    if (!asked.ring_at.empty() && places_.contains(asked.ring_at)) return;
    give_up(asked.from);
    Call kept{.id = context_.ports.ids.next<CallId>(), .channel = CallChannel::trunk, .direction = CallDirection::outbound};
    kept.from = asked.ring_at.empty() ? asked.from : asked.ring_at;
    kept.area = area_of(kept.from, asked.config->areas);
    kept.arrived_at = asked.arrived_at;
    kept.config = asked.config;
    kept.queue = asked.queue;
    kept.state = CallState::queued;
    const CallId id = kept.id;
    parts_.calls.note(id, call_event::Dialled{kept.from, {}, {}});
    places_.try_emplace(kept.from, id, context_.ports.timers).first->second.limit.start(kKeptFor, [this, id] {
        parts_.signals.on(id, CallSignal::closed_by_us);
    });
    Call& waiting = parts_.calls.add(std::move(kept));
    parts_.distribution.join(waiting, {.since = asked.waits_since});
    parts_.board.changed(waiting.queue);
}

void KeptPlaces::give_up(const std::string& number) {
    const auto place = places_.find(number);
    if (place == places_.end()) return;
    const Call* call = parts_.calls.find(place->second.call);
    if (call == nullptr || call->caller_leg) return;  // he is being rung, or talks
    parts_.signals.on(call->id, CallSignal::closed_by_us);
}

}  // namespace hotline::app
