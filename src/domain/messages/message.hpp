#pragma once
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace hotline {

/// The ways in which citizens write: 短信, 网络平台, 信箱. Each has a first-response clock of its own (letter.hpp).
BOOST_DEFINE_ENUM_CLASS(WrittenChannel, sms, platform, letterbox)

/// answer: to a letter. notice: about a case. evaluation: asks for a digit from 1 to 5. test: from the administrator's page.
BOOST_DEFINE_ENUM_CLASS(MessagePurpose, answer, notice, evaluation, test)

//   waiting ──► sending ──► sent ──► delivered
//      ▲           │          └────► failed
//      ├───────────┤ not reached
//      │           ├ refused ──────► failed
//      └── unsure ◄┘ no answer, or the program died in between
//
/// `unsure`: nobody knows whether the gateway took it. A report settles that; without one it is sent once more.
BOOST_DEFINE_ENUM_CLASS(MessageState, waiting, sending, sent, unsure, delivered, failed, given_up)

/// start: handed to the gateway. accepted, refused: its answer. not_reached: it certainly did not get it. unanswered: perhaps it
/// did. on_its_way, arrived, undeliverable: reports. waited_enough: no report came. expire: too late to be of use.
BOOST_DEFINE_ENUM_CLASS(MessageSignal, start, accepted, refused, not_reached, unanswered, on_its_way, arrived, undeliverable,
                        waited_enough, expire)

/// Nothing: the signal has no meaning in this state.
[[nodiscard]] std::optional<MessageState> next_state(MessageState from, MessageSignal on);

BOOST_DEFINE_ENUM_CLASS(MessageRefusal, no_gateway, not_an_address, empty, too_long, opted_out, not_found)

/// One outgoing text and what became of it.
struct Message {
    MessageId id;
    std::string key;  ///< of two messages with one key only the first is sent
    GatewayName gateway;
    WrittenChannel channel{};
    MessagePurpose purpose{};
    std::string to;
    std::string text;
    CaseId about;      ///< 0: none
    LetterId answers;  ///< 0: none
    UserId by;         ///< 0: the system
    Instant written_at;
    MessageState state{MessageState::waiting};
    int attempts{0};     ///< how often it was handed to the gateway
    Instant not_before;  ///< of waiting: first moment to send; of unsure: until when a report is waited for
    Instant expires_at;
    std::optional<Instant> sent_at;
    std::optional<Instant> ended_at;
    std::string reference;  ///< the gateway's name for it
    std::string answer;     ///< what the gateway said last
};

struct RetryRules {
    int most_attempts{3};  ///< for a message that stays unsure
    Duration report_wait{std::chrono::minutes{5}};
    bool repeats_safely{false};  ///< the gateway knows our key: sending twice is sending once
};

/// The message after the signal; nothing when it has no meaning. `answer` is what the gateway said, `reference` its id.
struct MessageNews {
    MessageSignal signal{};
    std::string answer;
    std::string reference;
};
[[nodiscard]] std::optional<Message> after(const Message& message, const MessageNews& news, Instant now, const RetryRules& rules);

/// What time alone makes of it: expire, waited_enough, or nothing yet.
[[nodiscard]] std::optional<MessageSignal> due_signal(const Message& message, Instant now, const RetryRules& rules);

/// How long a gateway that failed so many times in a row is left alone: 2 s, 4 s, ... one minute.
[[nodiscard]] Duration pause_after(int failures);
inline constexpr int kFailuresToAlarm = 3;

/// Local minutes of the day in which citizens get no notices; `from` later than `to` goes over midnight, equal means never.
struct QuietHours {
    int from_min{21 * 60};
    int to_min{8 * 60};
    std::chrono::minutes utc_offset{480};
};
/// Now, or the end of the quiet hours. Answers go out at any hour: who wrote at night is awake.
[[nodiscard]] Instant first_moment(const QuietHours& quiet, MessagePurpose purpose, Instant now);

/// 退订 and 恢复, as operators' rules ask for: T, TD, STOP; START.
BOOST_DEFINE_ENUM_CLASS(NoticeWish, none, stop, resume)
[[nodiscard]] NoticeWish notice_wish(std::string_view text);

/// The level that a reply stands for, 1 (very satisfied) to 5; full-width digits too. Nothing for any other text.
[[nodiscard]] std::optional<int> evaluation_digit(std::string_view text);

}  // namespace hotline
