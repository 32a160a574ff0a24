#include "support/memory/memory_task_stores.hpp"

#include <algorithm>

#include "support/memory/keyset.hpp"
#include "support/memory/memory_state.hpp"

namespace hotline::test {
namespace {

bool fits(const VoiceMessage& message, const app::VoiceMessageFilter& filter) {
    return (!filter.state || message.state == *filter.state) && (!filter.owner || message.owner == *filter.owner) &&
           (filter.number.empty() || message.number == filter.number);
}

bool fits(const CallbackTask& task, const app::CallbackFilter& filter) {
    return (!filter.closed || (task.state == CallbackState::closed) == *filter.closed) &&
           (!filter.origin || task.origin == *filter.origin) && (!filter.owner || task.owner == *filter.owner) &&
           (filter.number.empty() || task.number == filter.number);
}

double seconds(Duration duration) { return static_cast<double>(duration.count()) / 1e6; }

}  // namespace

void MemoryVoicemailStore::insert(const VoiceMessage& message) {
    if (find_by_recording(message.recording)) return;
    state_.voice_messages[message.id].at = message;
    added_.push_back(message.id);
}

void MemoryVoicemailStore::save(const VoiceMessage& after, const app::VoiceMessageEvent& event) {
    auto& stored = state_.voice_messages.at(after.id);
    stored.at = after;
    stored.events.push_back(event);
}

std::optional<VoiceMessage> MemoryVoicemailStore::find(VoiceMessageId id) {
    const auto found = state_.voice_messages.find(id);
    return found == state_.voice_messages.end() ? std::nullopt : std::optional{found->second.at};
}

std::optional<VoiceMessage> MemoryVoicemailStore::find_by_recording(RecordingId id) {
    for (const auto& [key, stored] : state_.voice_messages)
        if (stored.at.recording == id) return stored.at;
    return std::nullopt;
}

std::vector<app::VoiceMessageEvent> MemoryVoicemailStore::history(VoiceMessageId id) {
    const auto found = state_.voice_messages.find(id);
    return found == state_.voice_messages.end() ? std::vector<app::VoiceMessageEvent>{} : found->second.events;
}

app::VoicemailStore::Page MemoryVoicemailStore::list(const app::VoiceMessageFilter& filter) {
    std::vector<VoiceMessage> fitting;
    for (const auto& [id, stored] : state_.voice_messages)
        if (fits(stored.at, filter)) fitting.push_back(stored.at);
    auto page = page_of(std::move(fitting), filter.cursor, filter.limit,
                        [](const VoiceMessage& message) { return key_of(message.left_at, message.id.value); });
    return {.messages = std::move(page.rows), .next = std::move(page.next)};
}

int MemoryVoicemailStore::count(VoiceMessageState state) {
    return static_cast<int>(
        std::ranges::count_if(state_.voice_messages, [&](const auto& one) { return one.second.at.state == state; }));
}

std::vector<VoiceMessage> MemoryVoicemailStore::awaiting_notice(Instant now) {
    std::vector<VoiceMessage> all;
    for (const auto& [id, stored] : state_.voice_messages)
        if (due_notice(stored.at, now) != VoiceMessageAlarm::none) all.push_back(stored.at);
    return all;
}

CallbackRules MemoryCallbackStore::rules() { return state_.callback_rules; }

void MemoryCallbackStore::insert(const CallbackTask& task, const app::CallbackEvent& event) {
    state_.callbacks[task.id] = {task, {event}};
    changed_.push_back({task.id, task.state});
}

void MemoryCallbackStore::save(const CallbackTask& task, const app::CallbackEvent& event) {
    auto& stored = state_.callbacks.at(task.id);
    stored.at = task;
    stored.events.push_back(event);
    changed_.push_back({task.id, task.state});
}

std::optional<CallbackTask> MemoryCallbackStore::find(CallbackId id) {
    const auto found = state_.callbacks.find(id);
    return found == state_.callbacks.end() ? std::nullopt : std::optional{found->second.at};
}

std::optional<CallbackTask> MemoryCallbackStore::unfinished_of(const std::string& number) {
    for (const auto& [id, stored] : state_.callbacks)
        if (!number.empty() && stored.at.number == number && stored.at.state != CallbackState::closed) return stored.at;
    return std::nullopt;
}

std::optional<CallbackTask> MemoryCallbackStore::find_by_attempt(CallId call) {
    std::optional<CallbackTask> latest;
    for (const auto& [id, stored] : state_.callbacks)
        if (call && stored.at.attempt == call) latest = stored.at;
    return latest;
}

std::vector<app::CallbackEvent> MemoryCallbackStore::history(CallbackId id) {
    const auto found = state_.callbacks.find(id);
    return found == state_.callbacks.end() ? std::vector<app::CallbackEvent>{} : found->second.events;
}

app::CallbackStore::Page MemoryCallbackStore::list(const app::CallbackFilter& filter) {
    std::vector<CallbackTask> fitting;
    for (const auto& [id, stored] : state_.callbacks)
        if (fits(stored.at, filter)) fitting.push_back(stored.at);
    auto page = page_of(std::move(fitting), filter.cursor, filter.limit,
                        [](const CallbackTask& task) { return key_of(task.opened_at, task.id.value); });
    return {.tasks = std::move(page.rows), .next = std::move(page.next)};
}

int MemoryCallbackStore::count_unfinished() {
    return static_cast<int>(
        std::ranges::count_if(state_.callbacks, [](const auto& one) { return one.second.at.state != CallbackState::closed; }));
}

app::CallbackFigures MemoryCallbackStore::figures(Instant from, Instant to) {
    app::CallbackFigures sum{.from = from, .to = to};
    std::vector<double> times;
    for (const auto& [id, stored] : state_.callbacks) {
        const CallbackTask& task = stored.at;
        if (task.opened_at < from || task.opened_at >= to) continue;
        ++(task.origin == CallbackOrigin::missed ? sum.missed : sum.requested);
        sum.dialled += task.dialled_at.has_value();
        sum.got_through += task.closed_as == CallbackClose::got_through;
        sum.open += task.state != CallbackState::closed;
        if (task.reached_at) times.push_back(seconds(*task.reached_at - task.missed_at));
        const bool over =
            task.closed_as && task.closed_as != CallbackClose::got_through && task.closed_as != CallbackClose::reached;
        sum.given_up += over;
    }
    sum.reached = static_cast<int>(times.size());
    std::ranges::sort(times);
    if (!times.empty()) sum.median_to_reach_s = times.at((times.size() - 1) / 2);
    return sum;
}

}  // namespace hotline::test
