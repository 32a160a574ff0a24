#include "app/follow_call.hpp"

namespace hotline::app {

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

void FollowCall::connected(const CallRecord& record, Instant at) {
    const auto task = callbacks_.unfinished_of(record.from);
    if (!task) return;
    if (const auto closed = decide(*task, {.on = CallbackSignal::got_through, .call = record.id}, callbacks_.rules(), at))
        callbacks_.save(*closed, {.at = at, .what = CallbackSignal::got_through, .call = record.id});
}

void FollowCall::ended(const CallRecord& record) {
    if (record.outcome == CallOutcome::callback_requested) return owe_a_call(record, CallbackOrigin::requested);
    if (is_missed(record)) owe_a_call(record, CallbackOrigin::missed);
}

void FollowCall::owe_a_call(const CallRecord& record, CallbackOrigin origin) {
    const MissedCall missed{.call = record.id,
                            .number = record.from,
                            .queue = record.queue,
                            .outcome = *record.outcome,
                            .at = *record.ended_at,
                            .origin = origin};
    const CallbackEvent event{.at = missed.at, .what = CallbackSignal::missed_again, .call = missed.call};
    if (const auto known = callbacks_.unfinished_of(record.from)) return callbacks_.save(missed_again(*known, missed), event);
    callbacks_.insert(begin_callback(ids_.next<CallbackId>(), missed, callbacks_.rules()), event);
}

}  // namespace hotline::app
