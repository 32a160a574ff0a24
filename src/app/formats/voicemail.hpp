#pragma once
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/formats/casework.hpp"
#include "domain/voicemail/voice_message.hpp"

namespace hotline::app {

struct VoiceMessageRow {
    VoiceMessageId id;
    CallId call;
    RecordingId recording;
    MailboxCode mailbox;
    std::string number;  ///< masked once the message is done
    std::string area;
    QueueCode queue;
    std::optional<Unserved> reason;  ///< absent: the caller chose to leave a message
    Instant left_at;
    int length_ms{};
    VoiceMessageState state{};
    VoiceMessageAlarm alarm{};
    Instant due_at;
    std::optional<UserId> owner;
    std::string owner_name;
    std::string heard_by_name;
    std::optional<Instant> heard_at;
    std::optional<VoiceMessageResult> result;
    std::string note;
    std::optional<CaseId> filed_as;
    std::string case_number;
    std::optional<Instant> done_at;
    std::vector<VoiceMessageAction> allowed_actions;
};
BOOST_DESCRIBE_STRUCT(VoiceMessageRow, (),
                      (id, call, recording, mailbox, number, area, queue, reason, left_at, length_ms, state, alarm, due_at, owner,
                       owner_name, heard_by_name, heard_at, result, note, filed_as, case_number, done_at, allowed_actions))

struct VoiceMessagePage {
    std::vector<VoiceMessageRow> rows;
    std::string next;
    int open{};  ///< all messages that nobody sees to, whatever the filter
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(VoiceMessagePage, (), (rows, next, open, as_of))

struct VoiceMessageEventView {
    Instant at;
    VoiceMessageStep what{};
    std::string by_name;  ///< empty: the system
    std::string note;
};
BOOST_DESCRIBE_STRUCT(VoiceMessageEventView, (), (at, what, by_name, note))

struct VoiceMessageView {
    VoiceMessageRow message;
    std::vector<VoiceMessageEventView> history;
};
BOOST_DESCRIBE_STRUCT(VoiceMessageView, (), (message, history))

/// POST /voice-messages/{id}/actions; a message becomes a case by POST /voice-messages/{id}/case.
struct ActOnVoiceMessage {
    VoiceMessageAction action{};
    std::optional<VoiceMessageResult> result;  ///< finish
    std::string note;
};
BOOST_DESCRIBE_STRUCT(ActOnVoiceMessage, (), (action, result, note))
constexpr auto json_optional(const ActOnVoiceMessage*) { return std::array<std::string_view, 1>{"note"}; }

/// data of voice_message.changed and voice_message.waits
struct VoiceMessageChanged {
    VoiceMessageId id;
    VoiceMessageState state{};
    VoiceMessageAlarm alarm{};
};
BOOST_DESCRIBE_STRUCT(VoiceMessageChanged, (), (id, state, alarm))

}  // namespace hotline::app
