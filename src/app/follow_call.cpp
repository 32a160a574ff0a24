#include "app/follow_call.hpp"

namespace hotline::app {
namespace {

AttemptOutcome attempt_outcome(CallOutcome outcome) {
    switch (outcome) {
        case CallOutcome::no_answer: return AttemptOutcome::no_answer;
        case CallOutcome::busy:
        case CallOutcome::refused: return AttemptOutcome::busy;
        case CallOutcome::invalid_number: return AttemptOutcome::invalid;
        default: return AttemptOutcome::failed;
    }
}

}  // namespace

void FollowCall::message_left(const CallRecord& record, const CallEvent& event, const Mailbox& box) {
    const auto& left = std::get<call_event::MessageLeft>(event.fact);
    VoiceMessage message{.id = ids_.next<VoiceMessageId>(),
                         .call = record.id,
                         .recording = left.recording,
                         .mailbox = left.mailbox,
                         .number = record.from,
                         .queue = record.queue,
                         .reason = left.reason,
                         .left_at = event.at,
                         .length_ms = static_cast<int>(left.length_ms)};
    set_clock(message, box);
    voicemail_.insert(message);
}

void FollowCall::dialled(const CallRecord& record, UserId agent, Instant at) {
    const auto task = agent ? callbacks_.unfinished_of(record.from) : std::nullopt;
    if (!task) return;
    // Whoever rings the citizen now serves him, though another one took the task.
    const CallbackCommand command{.on = CallbackSignal::dial, .by = agent, .call = record.id, .may_overrule = true};
    if (const auto after = decide(*task, command, callbacks_.rules(), at))
        callbacks_.save(*after, {.at = at, .what = CallbackSignal::dial, .by = agent, .call = record.id});
}

void FollowCall::attempt_over(const CallRecord& record, AttemptOutcome outcome, Instant at) {
    const auto task = callbacks_.find_by_attempt(record.id);
    if (!task) return;
    const CallbackCommand command{
        .on = CallbackSignal::ended, .by = task->owner, .call = record.id, .attempt = outcome, .note = {}};
    if (const auto after = decide(*task, command, callbacks_.rules(), at))
        callbacks_.save(*after, {.at = at, .what = CallbackSignal::ended, .attempt = outcome, .call = record.id});
}

void FollowCall::served(const CallRecord& record, Instant at) {
    attempt_over(record, AttemptOutcome::reached, at);
    const auto task = callbacks_.unfinished_of(record.from);
    if (!task) return;
    if (const auto closed = decide(*task, {.on = CallbackSignal::got_through, .call = record.id}, callbacks_.rules(), at))
        callbacks_.save(*closed, {.at = at, .what = CallbackSignal::got_through, .call = record.id});
}

void FollowCall::ended(const CallRecord& record) {
    if (record.direction == CallDirection::outbound)
        return attempt_over(record, attempt_outcome(*record.outcome), *record.ended_at);
    if (record.outcome == CallOutcome::callback_requested) return owe_a_call(record, CallbackOrigin::requested);
    if (is_missed(record)) owe_a_call(record, CallbackOrigin::missed);
}

void FollowCall::owe_a_call(const CallRecord& record, CallbackOrigin origin) {
    const bool elsewhere = origin == CallbackOrigin::requested && !record.ring_at.empty();
    const std::string& number = elsewhere ? record.ring_at : record.from;
    const MissedCall missed{.call = record.id,
                            .number = number,
                            .queue = record.queue,
                            .outcome = *record.outcome,
                            .at = *record.ended_at,
                            .origin = origin};
    const CallbackEvent event{.at = missed.at, .what = CallbackSignal::missed_again, .call = missed.call};
    if (const auto known = callbacks_.unfinished_of(number)) return callbacks_.save(missed_again(*known, missed), event);
    callbacks_.insert(begin_callback(ids_.next<CallbackId>(), missed, callbacks_.rules()), event);
}

}  // namespace hotline::app
