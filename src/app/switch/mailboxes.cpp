#include "app/switch/mailboxes.hpp"

namespace hotline::app {
namespace {

using namespace std::chrono_literals;

const PromptName kTone{"beep"};
const PromptName kRecorded{"mailbox_recorded"};
const PromptName kTooShort{"mailbox_too_short"};
const PromptName kThanks{"mailbox_thanks"};

constexpr Duration kWaitForKey = 3s;  // after "to record it anew press *"

}  // namespace

std::vector<PromptName> Mailboxes::prompts() { return {kTone, kRecorded, kTooShort, kThanks}; }

void Mailboxes::open(const Call& call) {
    const auto box = call.config->mailboxes.find(call.mailbox);
    if (box == call.config->mailboxes.end()) return parts_.signals.on(call.id, CallSignal::closed_by_us);
    Talk& talk = talks_.try_emplace(call.id, context_.ports.timers).first->second;
    talk.box = box->second;
    talk.leg = call.caller_leg;
    parts_.calls.note(call.id, call_event::MailboxEntered{call.mailbox});
    say(talk, {talk.box.greeting});
}

void Mailboxes::key(CallId call, char key) {
    const auto talk = talks_.find(call);
    if (talk == talks_.end()) return;
    if (key == '*') return hear(call, MailboxSignal::star);
    if (key != '#') return;
    if (talk->second.state == MailboxState::recording) return end_recording(call);
    hear(call, MailboxSignal::pound);
}

void Mailboxes::play_finished(CallId call, PlayId playback) {
    const auto talk = talks_.find(call);
    if (talk == talks_.end() || talk->second.saying != playback) return;
    talk->second.saying = {};
    if (talk->second.state == MailboxState::recorded)
        talk->second.next.start(kWaitForKey, [this, call] { hear(call, MailboxSignal::paused); });
    hear(call, MailboxSignal::said);
}

void Mailboxes::spoke(CallId call) {
    const auto talk = talks_.find(call);
    if (talk == talks_.end() || talk->second.state != MailboxState::recording) return;
    talk->second.spoken = true;
    judge(call);
}

void Mailboxes::judge(CallId id) {
    const auto talk = talks_.find(id);
    Call* call = parts_.calls.find(id);
    if (talk == talks_.end() || call == nullptr) return;
    call->so_far.message_left = talk->second.spoken && !talk->second.long_enough.is_running();
}

void Mailboxes::fell_silent(CallId call) {
    const auto talk = talks_.find(call);
    if (talk != talks_.end() && talk->second.state == MailboxState::recording) end_recording(call);
}

void Mailboxes::end_recording(CallId call) {
    const Call* known = parts_.calls.find(call);
    if (known != nullptr) hear(call, known->so_far.message_left ? MailboxSignal::enough : MailboxSignal::too_little);
}

void Mailboxes::hear(CallId id, MailboxSignal signal) {
    const auto talk = talks_.find(id);
    Call* call = parts_.calls.find(id);
    if (talk == talks_.end() || call == nullptr) return;
    const auto step = advance(talk->second.state, signal, talk->second.tries);
    if (!step) return;
    talk->second.state = step->to;
    perform(*call, talk->second, step->then);
}

void Mailboxes::perform(Call& call, Talk& talk, MailboxAction action) {
    talk.next.cancel();
    switch (action) {  // no default: a new action must be handled here
        case MailboxAction::nothing: return;
        case MailboxAction::sound_tone: return say(talk, {kTone});
        case MailboxAction::start_recording: return record(call, talk);
        case MailboxAction::keep_and_offer_again: stop_recording(call, talk); return say(talk, {kRecorded});
        case MailboxAction::ask_again:
            ++talk.tries;
            discard(call, talk);
            return say(talk, {kTooShort, talk.box.greeting});
        case MailboxAction::give_up: discard(call, talk); return say(talk, {kTooShort, kThanks});
        case MailboxAction::discard_and_tone: discard(call, talk); return say(talk, {kTone});
        case MailboxAction::say_goodbye: return say(talk, {kThanks});
        case MailboxAction::end_call: return parts_.signals.on(call.id, CallSignal::closed_by_us);
    }
}

void Mailboxes::say(Talk& talk, std::vector<PromptName> prompts) {
    talk.saying = parts_.player.say(talk.leg, std::move(prompts));
}

void Mailboxes::record(const Call& call, Talk& talk) {
    const CallId id = call.id;
    talk.began = context_.now();
    talk.recording = parts_.recordings.start_message(call);
    talk.spoken = false;
    talk.long_enough.start(std::chrono::seconds{talk.box.min_length_s}, [this, id] { judge(id); });
    talk.next.start(std::chrono::seconds{talk.box.max_length_s}, [this, id] { end_recording(id); });
    context_.ports.media.watch_speech(talk.leg, std::chrono::seconds{talk.box.silence_s});
}

void Mailboxes::stop_recording(const Call& call, Talk& talk) {
    talk.long_enough.cancel();
    context_.ports.media.watch_speech(talk.leg, {});
    parts_.recordings.end_message(call);
    if (call.so_far.message_left) return note_left(call, talk);
    parts_.calls.note(call.id, call_event::MessageDiscarded{talk.recording});
}

void Mailboxes::discard(Call& call, Talk& talk) {
    call.so_far.message_left = false;
    stop_recording(call, talk);
}

void Mailboxes::note_left(const Call& call, const Talk& talk) {
    const auto length = std::chrono::duration_cast<std::chrono::milliseconds>(context_.now() - talk.began).count();
    parts_.calls.note(call.id, call_event::MessageLeft{talk.recording, talk.box.code, length, call.so_far.unserved});
}

void Mailboxes::stop(const Call& call) {
    auto talk = talks_.extract(call.id);
    if (!talk.empty() && talk.mapped().state == MailboxState::recording) stop_recording(call, talk.mapped());
}

}  // namespace hotline::app
