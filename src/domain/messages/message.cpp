#include "domain/messages/message.hpp"

#include <algorithm>
#include <array>

#include "base/transition_table.hpp"
#include "base/utf8.hpp"

namespace hotline {
namespace {

using enum MessageState;
using table::in;
using On = MessageSignal;

struct Rule {
    MessageState from;
    MessageSignal on;
    MessageState to;
};

// A report may overtake the gateway's own answer, and may come for a message that was about to be sent once more.
constexpr std::array kRules{
    Rule{waiting, On::start, sending},        Rule{waiting, On::expire, given_up},       Rule{waiting, On::on_its_way, sent},
    Rule{waiting, On::arrived, delivered},    Rule{waiting, On::undeliverable, failed},  Rule{sending, On::accepted, sent},
    Rule{sending, On::refused, failed},       Rule{sending, On::not_reached, waiting},   Rule{sending, On::unanswered, unsure},
    Rule{sending, On::on_its_way, sent},      Rule{sending, On::arrived, delivered},     Rule{sending, On::undeliverable, failed},
    Rule{sent, On::accepted, sent},           Rule{sent, On::on_its_way, sent},          Rule{sent, On::arrived, delivered},
    Rule{sent, On::undeliverable, failed},    Rule{unsure, On::on_its_way, sent},        Rule{unsure, On::arrived, delivered},
    Rule{unsure, On::undeliverable, failed},  Rule{unsure, On::waited_enough, waiting},  Rule{unsure, On::expire, given_up},
    Rule{delivered, On::accepted, delivered}, Rule{failed, On::accepted, failed},        Rule{given_up, On::on_its_way, sent},
    Rule{given_up, On::arrived, delivered},   Rule{given_up, On::undeliverable, failed},
};

constexpr std::array kRest{
    table::Meaningless{On::start, in(sending, sent, unsure, delivered, failed, given_up)},
    table::Meaningless{On::accepted, in(waiting, unsure, given_up)},
    table::Meaningless{On::refused, in(waiting, sent, unsure, delivered, failed, given_up)},
    table::Meaningless{On::not_reached, in(waiting, sent, unsure, delivered, failed, given_up)},
    table::Meaningless{On::unanswered, in(waiting, sent, unsure, delivered, failed, given_up)},
    table::Meaningless{On::on_its_way, in(delivered, failed)},
    table::Meaningless{On::arrived, in(delivered, failed)},
    table::Meaningless{On::undeliverable, in(delivered, failed)},
    table::Meaningless{On::waited_enough, in(waiting, sending, sent, delivered, failed, given_up)},
    table::Meaningless{On::expire, in(sending, sent, delivered, failed, given_up)},
};
static_assert(table::covers_each_pair_once<MessageState, MessageSignal>(kRules, kRest, 7, 10));

constexpr std::chrono::seconds kFirstPause{2};
constexpr std::chrono::seconds kLongestPause{60};
constexpr int kDay = 24 * 60;

bool is_over(MessageState state) { return state == delivered || state == failed || state == given_up; }

/// One word in capitals and half width, as people type it on a telephone.
std::string plain(std::string_view text) {
    std::string out;
    const std::string_view word = trimmed(text);
    for (std::size_t at = 0; at < word.size();) {
        const Utf8Char each = utf8_at(word, at);
        char32_t code = half_width(each.code);
        if (code >= U'a' && code <= U'z') code -= U'a' - U'A';
        append_utf8(out, code);
        at = each.end;
    }
    return out;
}

}  // namespace

std::optional<MessageState> next_state(MessageState from, MessageSignal on) {
    const auto* rule = std::ranges::find_if(kRules, [&](const Rule& r) { return r.from == from && r.on == on; });
    return rule == kRules.end() ? std::nullopt : std::optional{rule->to};
}

std::optional<Message> after(const Message& message, const MessageNews& news, Instant now, const RetryRules& rules) {
    const auto to = next_state(message.state, news.signal);
    if (!to) return std::nullopt;
    Message next = message;
    next.state = *to;
    if (news.signal == On::start) ++next.attempts;
    if (!news.answer.empty()) next.answer = news.answer;
    if (!news.reference.empty()) next.reference = news.reference;
    if (*to == unsure) next.not_before = rules.repeats_safely ? now : now + rules.report_wait;
    if ((*to == sent || *to == delivered) && !next.sent_at) next.sent_at = now;
    if (is_over(*to) && !is_over(message.state)) next.ended_at = now;
    if (!is_over(*to)) next.ended_at.reset();
    return next;
}

std::optional<MessageSignal> due_signal(const Message& message, Instant now, const RetryRules& rules) {
    const bool is_late = now >= message.expires_at;
    if (message.state == waiting) return is_late ? std::optional{On::expire} : std::nullopt;
    if (message.state != unsure || now < message.not_before) return std::nullopt;
    return is_late || message.attempts >= rules.most_attempts ? On::expire : On::waited_enough;
}

Duration pause_after(int failures) {
    Duration pause = kFirstPause;
    for (int count = 1; count < failures && pause < kLongestPause; ++count) pause *= 2;
    return std::min<Duration>(pause, kLongestPause);
}

Instant first_moment(const QuietHours& quiet, MessagePurpose purpose, Instant now) {
    using namespace std::chrono;
    if (purpose == MessagePurpose::answer || purpose == MessagePurpose::test || quiet.from_min == quiet.to_min) return now;
    const Instant local = now + quiet.utc_offset;
    const Instant midnight = floor<days>(local);
    const int minute = static_cast<int>(floor<minutes>(local - midnight).count());
    const int since = (minute - quiet.from_min + kDay) % kDay;
    const int length = (quiet.to_min - quiet.from_min + kDay) % kDay;
    if (since >= length) return now;
    return midnight + minutes{minute - since + length} - quiet.utc_offset;
}

NoticeWish notice_wish(std::string_view text) {
    const std::string word = plain(text);
    if (word == "T" || word == "TD" || word == "STOP" || word == "退订") return NoticeWish::stop;
    if (word == "START" || word == "恢复") return NoticeWish::resume;
    return NoticeWish::none;
}

std::optional<int> evaluation_digit(std::string_view text) {
    const std::string word = plain(text);
    if (word.size() != 1 || word[0] < '1' || word[0] > '5') return std::nullopt;
    return word[0] - '0';
}

}  // namespace hotline
