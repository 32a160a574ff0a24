#pragma once
#include <array>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/formats/casework.hpp"
#include "base/json/rules.hpp"
#include "domain/messages/gateway.hpp"
#include "domain/messages/letter.hpp"
#include "domain/messages/sms_parts.hpp"

namespace hotline {
BOOST_DESCRIBE_STRUCT(SmsSize, (), (alphabet, units, parts))
}

namespace hotline::app {

/// An outgoing message and what became of it.
struct MessageView {
    MessageId id;
    GatewayName gateway;
    WrittenChannel channel{};
    MessagePurpose purpose{};
    std::string to;  ///< masked
    std::string text;
    MessageState state{};
    int attempts{};
    int parts{};          ///< of a short message; 0 on other channels
    std::string by_name;  ///< empty: the system
    Instant written_at;
    Instant not_before;
    std::optional<Instant> sent_at;
    std::optional<Instant> ended_at;
    std::string answer;  ///< the gateway's own words
};
BOOST_DESCRIBE_STRUCT(MessageView, (),
                      (id, gateway, channel, purpose, to, text, state, attempts, parts, by_name, written_at, not_before, sent_at,
                       ended_at, answer))

struct MessageList {
    std::vector<MessageView> messages;
    bool may_ask{false};  ///< the citizen may be asked for an evaluation now
};
BOOST_DESCRIBE_STRUCT(MessageList, (), (messages, may_ask))

/// data of message.changed
struct MessageChanged {
    MessageId id;
    MessageState state{};
    CaseId about;
    LetterId answers;
};
BOOST_DESCRIBE_STRUCT(MessageChanged, (), (id, state, about, answers))

struct LetterRow {
    LetterId id;
    WrittenChannel channel{};
    GatewayName gateway;
    std::string sender;  ///< masked once the letter is done
    std::string text;
    Instant received_at;
    Instant due_at;
    bool overdue{};
    LetterState state{};
    std::optional<UserId> owner;
    std::string owner_name;
    std::optional<Instant> lease_until;
    std::optional<Instant> responded_at;
    std::optional<LetterResult> result;
    std::string note;
    std::optional<CaseId> about;
    std::string case_number;
    std::vector<LetterAction> allowed_actions;
};
BOOST_DESCRIBE_STRUCT(LetterRow, (),
                      (id, channel, gateway, sender, text, received_at, due_at, overdue, state, owner, owner_name, lease_until,
                       responded_at, result, note, about, case_number, allowed_actions))

struct LetterPage {
    std::vector<LetterRow> rows;
    int open{};  ///< all that nobody sees to, whatever the filter
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(LetterPage, (), (rows, open, as_of))

struct LetterEventView {
    Instant at;
    LetterStep what{};
    std::string by_name;  ///< empty: the system
    std::string note;
};
BOOST_DESCRIBE_STRUCT(LetterEventView, (), (at, what, by_name, note))

struct LetterView {
    LetterRow letter;
    std::vector<LetterEventView> history;
    std::vector<MessageView> messages;  ///< what was answered
    bool can_answer{};                  ///< its gateway is still set up
};
BOOST_DESCRIBE_STRUCT(LetterView, (), (letter, history, messages, can_answer))

/// POST /letters/{id}/actions: take, give_back, reply with `text`, finish with `text` as the note, link with the case's number.
struct ActOnLetter {
    LetterAction action{};
    std::string text;
    std::string case_number;
    std::string key;  ///< of a reply: the same key never sends twice
};
BOOST_DESCRIBE_STRUCT(ActOnLetter, (), (action, text, case_number, key))
constexpr auto json_optional(const ActOnLetter*) { return std::array<std::string_view, 3>{"text", "case_number", "key"}; }
constexpr json::Rules json_rules(const ActOnLetter*, std::string_view member) {
    if (member == "text") return {.max_len = 1000};
    if (member == "case_number") return {.max_len = 40};
    if (member == "key") return {.max_len = 64};
    return {};
}

/// data of letter.changed and letter.waits
struct LetterChanged {
    LetterId id;
    LetterState state{};
    bool overdue{};
};
BOOST_DESCRIBE_STRUCT(LetterChanged, (), (id, state, overdue))

/// What a gateway hands in: POST /gateways/{name}/letters.
struct InboundLetter {
    std::string id;  ///< the gateway's own; the same one twice is one letter
    std::string from;
    std::string to;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(InboundLetter, (), (id, from, to, text))
constexpr auto json_optional(const InboundLetter*) { return std::array<std::string_view, 1>{"to"}; }
constexpr json::Rules json_rules(const InboundLetter*, std::string_view member) {
    if (member == "id") return {.min_len = 1, .max_len = 200};
    if (member == "from") return {.min_len = 1, .max_len = 200};
    if (member == "to") return {.max_len = 200};
    return {};
}

struct InboundDone {
    bool is_new{};  ///< false: it was handed in before
};
BOOST_DESCRIBE_STRUCT(InboundDone, (), (is_new))

BOOST_DEFINE_ENUM_CLASS(ReportKind, on_its_way, arrived, undeliverable)

/// What a gateway reports of a message that it took: POST /gateways/{name}/reports.
struct MessageReport {
    MessageId message;
    ReportKind state{};
    std::string detail;
};
BOOST_DESCRIBE_STRUCT(MessageReport, (), (message, state, detail))
constexpr auto json_optional(const MessageReport*) { return std::array<std::string_view, 1>{"detail"}; }

struct GatewayView {
    GatewayName name;
    WrittenChannel channel{};
    GatewayKind kind{};
    std::string sender;
    int per_second{};
    GatewayHealth health{};
    int failures{};
    int waiting{};
    std::optional<Instant> oldest;
    std::optional<Instant> last_answer_at;
    std::string last_answer;
    std::optional<Instant> next_try_at;
};
BOOST_DESCRIBE_STRUCT(GatewayView, (),
                      (name, channel, kind, sender, per_second, health, failures, waiting, oldest, last_answer_at, last_answer,
                       next_try_at))

struct GatewayList {
    std::vector<GatewayView> gateways;
    int quiet_from_min{};
    int quiet_to_min{};
    bool may_test{false};
};
BOOST_DESCRIBE_STRUCT(GatewayList, (), (gateways, quiet_from_min, quiet_to_min, may_test))

/// POST /gateways/{name}/tests
struct TestMessage {
    std::string to;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(TestMessage, (), (to, text))
constexpr json::Rules json_rules(const TestMessage*, std::string_view member) {
    if (member == "to") return {.min_len = 1, .max_len = 200};
    if (member == "text") return {.min_len = 1, .max_len = 1000};
    return {};
}

BOOST_DEFINE_ENUM_CLASS(TimeLineKind, call, letter, message, case_file, voice_message)

/// One thing between a citizen and the hotline, whichever way it went.
struct TimeLineEntry {
    Instant at;
    TimeLineKind kind{};
    std::string id;  ///< of its kind
    bool outgoing{};
    std::optional<WrittenChannel> channel;  ///< letter, message
    std::string text;                       ///< what was written, a case's number and title, who talked
    std::string state;                      ///< by the kind's own words
};
BOOST_DESCRIBE_STRUCT(TimeLineEntry, (), (at, kind, id, outgoing, channel, text, state))

struct TimeLine {
    std::string number;  ///< masked
    std::vector<TimeLineEntry> entries;
};
BOOST_DESCRIBE_STRUCT(TimeLine, (), (number, entries))

}  // namespace hotline::app
