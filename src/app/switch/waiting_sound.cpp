#include "app/switch/waiting_sound.hpp"

#include "domain/acd/place_announcement.hpp"

namespace hotline::app {
namespace {

const PromptName kTransferring{"transferring"};
const PromptName kOneMoment{"one_moment"};
const PromptName kMusic{"music"};
const PromptName kPressToBeRung{"press_to_be_rung_back"};

const Queue* queue_of(const Call& call) {
    const auto queue = call.config->queues.find(call.queue);
    return queue == call.config->queues.end() ? nullptr : &queue->second;
}

std::vector<PromptName> words_of(const WaitingSound::Outlook& outlook) {
    std::vector<PromptName> words = place_announcement(outlook.place.value_or(1));
    const auto wait = wait_announcement(outlook.wait);
    words.insert(words.end(), wait.begin(), wait.end());
    if (outlook.may_be_rung_back) words.push_back(kPressToBeRung);
    return words;
}

}  // namespace

std::vector<PromptName> WaitingSound::prompts() {
    std::vector<PromptName> all = place_prompts();
    all.insert(all.end(), {kTransferring, kOneMoment, kMusic, kPressToBeRung});
    return all;
}

PromptName WaitingSound::music_of(const Call& call) {
    const Queue* queue = queue_of(call);
    return queue == nullptr || queue->music.empty() ? kMusic : queue->music;
}

WaitingSound::Wait& WaitingSound::begin(const Call& call) {
    stop(call.id);
    Wait& wait = waits_.try_emplace(call.id, context_.ports.timers).first->second;
    const Queue* queue = queue_of(call);
    wait.leg = call.caller_leg;
    wait.music = music_of(call);
    if (queue != nullptr) wait.announce_every = std::chrono::seconds{queue->announce_every_s};
    return wait;
}

void WaitingSound::in_queue(const Call& call) {
    Wait& wait = begin(call);
    std::vector<PromptName> words{kTransferring};
    const Outlook outlook = outlook_of_(call.id);
    if (outlook.place.value_or(1) > 1) {
        const auto where = words_of(outlook);
        words.insert(words.end(), where.begin(), where.end());
    }
    say(wait, std::move(words));
    announce_later(call.id, wait);
}

void WaitingSound::on_hold(const Call& call) {
    const Wait& wait = begin(call);
    player_.loop(wait.leg, wait.music);
}

void WaitingSound::for_line(const Call& call) { say(begin(call), {kOneMoment}); }

void WaitingSound::say(Wait& wait, std::vector<PromptName> prompts) { wait.saying = player_.say(wait.leg, std::move(prompts)); }

void WaitingSound::play_finished(CallId call, PlayId playback) {
    const auto wait = waits_.find(call);
    if (wait == waits_.end() || wait->second.saying != playback) return;
    wait->second.saying = {};
    player_.loop(wait->second.leg, wait->second.music);
}

void WaitingSound::announce_later(CallId call, Wait& wait) {
    if (wait.announce_every.count() <= 0) return;
    wait.next_announcement.start(wait.announce_every, [this, call] { announce(call); });
}

void WaitingSound::announce(CallId call) {
    const auto wait = waits_.find(call);
    const Outlook outlook = outlook_of_(call);
    if (wait == waits_.end() || !outlook.place) return;
    say(wait->second, words_of(outlook));
    announce_later(call, wait->second);
}

}  // namespace hotline::app
