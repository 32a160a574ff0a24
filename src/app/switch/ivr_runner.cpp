#include "app/switch/ivr_runner.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

constexpr Duration kAnswerWithin = 8s;  // longer than any look-up takes; a caller does not hold the line for more

const Flow& flow_of(const Call& call) { return call.config->flows.at(call.flow); }

}  // namespace

ivr::Surroundings IvrRunner::around(const Call& call) const {
    return {call.config->calendars,
            call.config->queues,
            call.from,
            context_.settings.utc_offset,
            [this](const QueueCode& queue) { return parts_.board.state(queue); },
            [this, &call](const QueueCode& queue, const std::string& number) {
                return parts_.exits.may_keep_place(call, queue, number);
            }};
}

void IvrRunner::start(Call& call) {
    Run& run = runs_.try_emplace(call.id, context_.ports.timers).first->second;
    parts_.calls.note(call.id, call_event::FlowEntered{call.flow, flow_of(call).version});
    apply(call, run, ivr::begin(flow_of(call), around(call), context_.now()));
}

void IvrRunner::key(Call& call, char key) {
    const auto run = runs_.find(call.id);
    const bool digits = run != runs_.end() && ivr::takes_digits(flow_of(call), run->second.session);
    if (!digits) parts_.calls.note(call.id, call_event::KeyPressed{key});
    hear(call.id, ivr::heard::Key{key});
}

void IvrRunner::play_finished(CallId call, PlayId playback) {
    const auto run = runs_.find(call);
    if (run == runs_.end() || run->second.saying != playback) return;
    run->second.saying = {};
    wait_for_key(call, run->second);
}

void IvrRunner::wait_for_key(CallId call, Run& run) {
    if (run.wait.count() == 0) return hear(call, ivr::heard::Silence{});
    run.silence.start(run.wait, [this, call] { hear(call, ivr::heard::Silence{}); });
}

void IvrRunner::hear(CallId id, const ivr::Heard& heard) {
    const auto run = runs_.find(id);
    Call* call = parts_.calls.find(id);
    if (run == runs_.end() || call == nullptr) return;
    apply(*call, run->second, ivr::resume(flow_of(*call), around(*call), run->second.session, heard, context_.now()));
}

void IvrRunner::apply(Call& call, Run& run, ivr::Step step) {
    run.session = std::move(step.session);
    call.so_far.self_served = run.session.self_served;
    if (run.session.unserved) call.so_far.unserved = run.session.unserved;
    leave_footprints(call, step.passed);
    std::visit([&](const auto& command) { perform(call, run, command); }, step.then);
}

void IvrRunner::leave_footprints(Call& call, const std::vector<ivr::Footprint>& passed) {
    for (const ivr::Footprint& print : passed) {
        if (const auto* node = std::get_if<ivr::NodePassed>(&print))
            parts_.calls.note(call.id, call_event::NodeEntered{node->node});
        if (const auto* choice = std::get_if<ivr::ChoiceTaken>(&print)) {
            call.choice = choice->label_zh;
            parts_.calls.note(call.id, call_event::ChoiceMade{choice->label_zh});
        }
        if (const auto* judged = std::get_if<ivr::Judged>(&print)) parts_.calls.note(call.id, call_event::Judged{judged->level});
    }
}

void IvrRunner::perform(Call& call, Run& run, const ivr::command::Say& say) {
    run.silence.cancel();
    run.wait = say.wait;
    if (say.prompts.empty()) return wait_for_key(call.id, run);
    run.saying = parts_.player.say(call.caller_leg, say.prompts);
}

void IvrRunner::perform(Call& call, Run& run, const ivr::command::AwaitKey& await) {
    if (run.saying != PlayId{}) context_.ports.media.stop_playing(call.caller_leg);
    run.saying = {};
    run.wait = await.wait;
    wait_for_key(call.id, run);
}

void IvrRunner::perform(Call&, Run&, const ivr::command::CarryOn&) {}

void IvrRunner::perform(Call& call, Run& run, const ivr::command::AskProgress& ask) {
    const std::uint64_t question = run.asking = ++questions_;
    run.wait = {};
    run.saying = ask.meanwhile.empty() ? PlayId{} : parts_.player.say(call.caller_leg, ask.meanwhile);
    run.silence.start(kAnswerWithin, [this, id = call.id, question] { take_answer(id, question, {}); });
    FlowWorld* world = context_.ports.flow_world;
    if (world == nullptr) return run.silence.start({}, [this, id = call.id, question] { take_answer(id, question, {}); });
    world->ask_progress(ask.number, ask.code,
                        [this, id = call.id, question](const ivr::heard::Answer& answer) { take_answer(id, question, answer); });
}

void IvrRunner::take_answer(CallId call, std::uint64_t question, const ivr::heard::Answer& answer) {
    const auto run = runs_.find(call);
    if (run == runs_.end() || run->second.asking != question) return;  // too late, or he has gone
    run->second.asking = 0;
    run->second.silence.cancel();
    hear(call, answer);
}

void IvrRunner::talk_over(Call& call) {
    if (!runs_.contains(call.id)) return parts_.exits.flow_is_over(call.id);
    hear(call.id, ivr::heard::TalkOver{});
}

/// Who comes back keeps his place in the flow, and its variables.
void IvrRunner::perform(Call& call, Run& run, const ivr::command::JoinQueue& join) {
    call.comes_back = join.comes_back;
    run.silence.cancel();
    run.saying = {};
    run.asking = 0;
    if (!join.comes_back) runs_.erase(call.id);
    parts_.exits.caller_wants_person(call.id, join.queue);
}

void IvrRunner::perform(Call& call, Run&, const ivr::command::FollowPlan& plan) {
    runs_.erase(call.id);
    parts_.exits.queue_has_nobody(call.id, plan.queue, plan.why);
}

void IvrRunner::perform(Call& call, Run&, const ivr::command::KeepPlace& keep) {
    runs_.erase(call.id);
    parts_.exits.caller_keeps_place(call.id, keep.queue, keep.number);
}

void IvrRunner::perform(Call& call, Run&, const ivr::command::LeaveMessage& leave) {
    runs_.erase(call.id);
    parts_.exits.caller_leaves_message(call.id, leave.mailbox);
}

void IvrRunner::perform(Call& call, Run&, const ivr::command::GoAlong& along) {
    runs_.erase(call.id);
    parts_.exits.caller_goes_along(call.id, along.to);
}

void IvrRunner::perform(Call& call, Run&, const ivr::command::EndCall&) {
    runs_.erase(call.id);
    parts_.exits.flow_is_over(call.id);
}

}  // namespace hotline::app
