#include "app/switch/forwarding.hpp"

namespace hotline::app {
namespace {

const PromptName kPressToTake{"forward_press_1"};
constexpr char kTakes = '1';

}  // namespace

std::vector<PromptName> Forwarding::prompts() { return {kPressToTake}; }

void Forwarding::start(Call& call) {
    runs_.erase(call.id);
    ring_next(call, runs_.try_emplace(call.id, context_.ports.timers).first->second);
}

void Forwarding::ring_next(Call& call, Run& run) {
    while (run.next < call.forward.numbers.size()) {
        const Callee whom = parts_.targets.telephone(call.forward.numbers[run.next++], call.forward.name);
        const auto leg = parts_.parties.ring(call, PartyRole::member, whom);
        if (!leg) continue;
        run.state = ForwardState::ringing;
        run.leg = *leg;
        limit(call.id, run, call.forward.ring_s);
        return parts_.sound.refresh(call);
    }
    const CallId id = call.id;
    runs_.erase(id);
    parts_.watch.nobody_answers(id);
}

void Forwarding::limit(CallId call, Run& run, int seconds) {
    run.time.start(std::chrono::seconds{seconds}, [this, call] { hear(call, ForwardSignal::time_over); });
}

void Forwarding::key(CallId call, LegId leg, char key) {
    const auto run = runs_.find(call);
    if (run != runs_.end() && run->second.leg == leg && key == kTakes) hear(call, ForwardSignal::confirmed);
}

void Forwarding::hear(CallId id, ForwardSignal signal) {
    const auto run = runs_.find(id);
    Call* call = parts_.calls.find(id);
    if (run == runs_.end() || call == nullptr) return;
    const auto step = advance(run->second.state, signal);
    if (!step) return;
    run->second.state = step->to;
    perform(*call, run->second, step->then);
}

void Forwarding::perform(Call& call, Run& run, ForwardAction action) {
    switch (action) {  // no default: a new action must be handled here
        case ForwardAction::nothing: return;
        case ForwardAction::ask: return ask(call, run);
        case ForwardAction::connect: return connect(call, run);
        case ForwardAction::try_next:
            run.time.cancel();
            if (party_at(call, run.leg) != nullptr) static_cast<void>(parts_.parties.remove(call, run.leg, PartyEnd::no_answer));
            return ring_next(call, run);
    }
}

void Forwarding::ask(const Call& call, Run& run) {
    limit(call.id, run, call.forward.confirm_s);
    parts_.player.loop(run.leg, kPressToTake);
}

void Forwarding::connect(Call& call, const Run& run) {
    const CallId id = call.id;
    Party* party = party_at(call, run.leg);
    if (party == nullptr) return;
    context_.ports.media.stop_playing(run.leg);
    parts_.parties.join(call, *party);
    runs_.erase(id);
    parts_.signals.on(id, CallSignal::joined);
}

}  // namespace hotline::app
