#include "app/switch/ivr_runner.hpp"

#include <algorithm>

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

const PromptName kTone{"beep"};
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
            },
            [this, &call] { return parts_.exits.records(call); }};
}

void IvrRunner::start(Call& call) {
    Run& run = runs_.try_emplace(call.id, context_.ports.timers).first->second;
    parts_.calls.note(call.id, call_event::FlowEntered{call.flow, flow_of(call).version});
    apply(call, run, ivr::begin(flow_of(call), around(call), context_.now()));
}

void IvrRunner::key(Call& call, char key) {
    const auto run = runs_.find(call.id);
    if (run != runs_.end() && run->second.listening) {
        if (key == '#') heard_out(call.id, {});
        return;
    }
    const bool digits = run != runs_.end() && ivr::takes_digits(flow_of(call), run->second.session);
    if (!digits) parts_.calls.note(call.id, call_event::KeyPressed{key});
    hear(call.id, ivr::heard::Key{key});
}

void IvrRunner::play_finished(CallId call, PlayId playback) {
    const auto run = runs_.find(call);
    if (run == runs_.end() || run->second.saying != playback) return;
    run->second.saying = {};
    run->second.toning ? listen(call, run->second) : wait_for_key(call, run->second);
}

void IvrRunner::listen(CallId id, Run& run) {
    const Call* call = parts_.calls.find(id);
    if (call == nullptr) return;
    run.toning = false;
    run.listening = true;
    run.speaks_since.reset();
    context_.ports.media.watch_speech(call->caller_leg, run.speech.pause);
    run.silence.start(run.speech.at_most, [this, id] { heard_out(id, {}); });
}

void IvrRunner::spoke(Call& call) {
    const auto run = runs_.find(call.id);
    if (run == runs_.end() || !run->second.listening || run->second.speaks_since) return;
    run->second.speaks_since = context_.now();
}

void IvrRunner::fell_silent(Call& call) {
    const auto run = runs_.find(call.id);
    if (run != runs_.end() && run->second.listening) heard_out(call.id, run->second.speech.pause);
}

Duration IvrRunner::spoken_by_now(const Run& run, Duration silent_at_the_end) const {
    if (!run.speaks_since) return {};
    return std::max(Duration{}, context_.now() - *run.speaks_since - silent_at_the_end);
}

bool IvrRunner::has_said_enough(const Run& run) const { return run.speaks_since && run.spoken >= run.speech.at_least; }

void IvrRunner::heard_out(CallId id, Duration silent_at_the_end) {
    const auto run = runs_.find(id);
    const Call* call = parts_.calls.find(id);
    if (run == runs_.end() || call == nullptr) return;
    context_.ports.media.watch_speech(call->caller_leg, {});
    run->second.silence.cancel();
    run->second.listening = false;
    run->second.spoken = spoken_by_now(run->second, silent_at_the_end);
    hear(id, ivr::heard::Spoken{has_said_enough(run->second)});
}

SpokenComplaint IvrRunner::complaint_of(const Call& call, const Run& run) const {
    return {.call = call.id, .caller = call.from, .began = run.speaks_since.value_or(context_.now()), .length = run.spoken};
}

void IvrRunner::keep_what_was_said(Call& call) {
    const auto run = runs_.find(call.id);
    if (run == runs_.end() || !run->second.listening) return;
    run->second.spoken = spoken_by_now(run->second, {});
    FlowWorld* world = context_.ports.flow_world;
    if (world == nullptr || call.trial || !has_said_enough(run->second) || !parts_.exits.records(call)) return;
    call.so_far.self_served = true;
    world->file_complaint(complaint_of(call, run->second), [](const ivr::heard::Answer&) {});
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

std::uint64_t IvrRunner::await_answer(CallId id, Run& run, const std::vector<PromptName>& meanwhile) {
    const std::uint64_t question = run.asking = ++questions_;
    run.wait = {};
    const Call* call = parts_.calls.find(id);
    run.saying = meanwhile.empty() || call == nullptr ? PlayId{} : parts_.player.say(call->caller_leg, meanwhile);
    const Duration limit = context_.ports.flow_world == nullptr ? Duration{} : kAnswerWithin;
    run.silence.start(limit, [this, id, question] { take_answer(id, question, {}); });
    return question;
}

void IvrRunner::perform(Call& call, Run& run, const ivr::command::Listen& listen) {
    run.silence.cancel();
    run.speech = listen;
    run.toning = true;
    run.saying = parts_.player.say(call.caller_leg, {kTone});
}

void IvrRunner::perform(Call& call, Run& run, const ivr::command::FileComplaint& file) {
    if (call.trial) {
        runs_.erase(call.id);
        return parts_.exits.flow_is_over(call.id);  // nothing is recorded on trial
    }
    const std::uint64_t question = await_answer(call.id, run, file.meanwhile);
    FlowWorld* world = context_.ports.flow_world;
    if (world == nullptr) return;
    // A recording that has broken off meanwhile is no complaint.
    if (!parts_.exits.records(call))
        return run.silence.start({}, [this, id = call.id, question] { take_answer(id, question, {}); });
    world->file_complaint(complaint_of(call, run), [this, id = call.id, question](const ivr::heard::Answer& answer) {
        take_answer(id, question, answer);
    });
}

void IvrRunner::perform(Call& call, Run& run, const ivr::command::AskProgress& ask) {
    const std::uint64_t question = await_answer(call.id, run, ask.meanwhile);
    FlowWorld* world = context_.ports.flow_world;
    if (world == nullptr) return;
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
