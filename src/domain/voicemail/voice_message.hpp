#pragma once
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/acd/fallback.hpp"
#include "domain/ids.hpp"
#include "domain/voicemail/mailbox.hpp"

namespace hotline {

/// 未处理, 处理中, 已处理.
BOOST_DEFINE_ENUM_CLASS(VoiceMessageState, open, in_progress, done)

/// hear: listened to. take: I see to it. give_back: somebody else may. finish: with a result. file: it has become a case.
BOOST_DEFINE_ENUM_CLASS(VoiceMessageAction, hear, take, give_back, finish, file)

/// What a message's history tells.
BOOST_DEFINE_ENUM_CLASS(VoiceMessageStep, heard, taken, given_back, finished, filed, reminded, escalated)

BOOST_DEFINE_ENUM_CLASS(VoiceMessageRefusal, not_found, not_possible_now, taken_by_other, result_needed, note_too_long)

/// What followed from a message.
BOOST_DEFINE_ENUM_CLASS(VoiceMessageResult, answered, case_made, unreachable, nothing_to_do)

/// How urgent the list shows it: nobody cares yet, is reminded, is alarmed, the promised time is over.
BOOST_DEFINE_ENUM_CLASS(VoiceMessageAlarm, none, reminded, escalated, overdue)

/// A message somebody left: a recording, a task with an owner and a clock.
struct VoiceMessage {
    VoiceMessageId id;
    CallId call;
    RecordingId recording;
    MailboxCode mailbox;
    std::string number;
    QueueCode queue;
    std::optional<Unserved> reason;  ///< why the caller got no person; absent: he chose to leave a message
    Instant left_at;
    int length_ms{};
    VoiceMessageState state{VoiceMessageState::open};
    UserId owner{};
    UserId heard_by{};
    std::optional<Instant> heard_at;
    std::optional<VoiceMessageResult> result;
    std::string note;
    CaseId filed_as;  ///< 0: no case
    Instant remind_at;
    Instant escalate_at;
    Instant due_at;
    std::optional<Instant> reminded_at;   ///< somebody was told
    std::optional<Instant> escalated_at;  ///< the supervisor was alarmed
    std::optional<Instant> done_at;
};

struct VoiceMessageCommand {
    VoiceMessageAction action{};
    UserId by{};
    std::optional<VoiceMessageResult> result;  ///< finish
    std::string note;
    CaseId filed_as;  ///< file
    bool may_overrule{false};
};

[[nodiscard]] VoiceMessageStep step_of(VoiceMessageAction action);

/// The times of a fresh message, by the rules of its box.
void set_clock(VoiceMessage& message, const Mailbox& box);

[[nodiscard]] Result<VoiceMessage, VoiceMessageRefusal> decide(const VoiceMessage& message, const VoiceMessageCommand& command,
                                                               Instant now);
[[nodiscard]] std::vector<VoiceMessageAction> allowed_actions(const VoiceMessage& message, UserId by, bool may_overrule);

[[nodiscard]] VoiceMessageAlarm alarm_of(const VoiceMessage& message, Instant now);
/// The step that time has made necessary and nobody was told of yet: reminded, escalated, or none.
[[nodiscard]] VoiceMessageAlarm due_notice(const VoiceMessage& message, Instant now);

}  // namespace hotline
