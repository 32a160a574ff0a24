#include "app/messages/receive.hpp"

#include <algorithm>

#include "app/city_time.hpp"
#include "app/save_case.hpp"
#include "domain/casework/case_intake.hpp"
#include "domain/casework/workflow.hpp"

namespace hotline::app {
namespace {

constexpr int kLookedBack = 20;

/// The latest message that asked this citizen for an evaluation; the gateway may still owe us its answer.
std::optional<Message> asked_by(UnitOfWork& work, const Letter& letter) {
    using enum MessageState;
    for (Message& each : work.outbox.to_address(letter.sender, kLookedBack)) {
        const bool has_gone = each.state == sent || each.state == delivered || each.state == unsure || each.state == sending;
        if (each.purpose == MessagePurpose::evaluation && each.channel == letter.channel && has_gone) return std::move(each);
    }
    return std::nullopt;
}

std::optional<CaseChange> evaluate(UnitOfWork& work, CaseId id, int digit, Instant now) {
    const auto found = work.cases.find(id);
    if (!found) return std::nullopt;
    const TimeRules time = city_time(work);
    const Verdict verdict{.satisfaction = static_cast<Satisfaction>(digit - 1), .channel = EvaluationChannel::message};
    const CaseCommand command{.action = CaseAction::evaluate, .version = found->version, .details = {.verdict = verdict}};
    const auto event = decide(*found, command, the_citizen(), now, {.time = time});
    if (!event) return std::nullopt;  // too late or too often: a person reads it
    return change_of(*found, save_case(work, *found, *event, time, the_citizen()), *event);
}

void settle(Letter& letter, LetterResult result, Instant now) {
    letter.state = LetterState::done;
    letter.result = result;
    letter.responded_at = letter.done_at = now;
}

/// What the system understands by itself.
std::optional<CaseChange> understand(UnitOfWork& work, Letter& letter, Instant now) {
    if (const NoticeWish wish = notice_wish(letter.text); wish != NoticeWish::none) {
        const bool stops = wish == NoticeWish::stop;
        work.outbox.set_opted_out(letter.channel, letter.sender, stops, now);
        settle(letter, stops ? LetterResult::unsubscribed : LetterResult::resubscribed, now);
        return std::nullopt;
    }
    const auto digit = evaluation_digit(letter.text);
    const auto asked = digit ? asked_by(work, letter) : std::nullopt;
    auto change = asked ? evaluate(work, asked->about, *digit, now) : std::nullopt;
    if (change) {
        letter.about = asked->about;
        settle(letter, LetterResult::evaluated, now);
    }
    return change;
}

MessageSignal signal_of(ReportKind kind) {
    switch (kind) {
        case ReportKind::on_its_way: return MessageSignal::on_its_way;
        case ReportKind::arrived: return MessageSignal::arrived;
        case ReportKind::undeliverable: break;
    }
    return MessageSignal::undeliverable;
}

}  // namespace

Received receive_letter(UnitOfWork& work, const MessageDeps& deps, const Gateway& gateway, const InboundLetter& inbound,
                        Instant now) {
    Letter letter{.id = deps.ids.next<LetterId>(),
                  .key = gateway.name.value + ':' + inbound.id,
                  .gateway = gateway.name,
                  .channel = gateway.channel,
                  .sender = address_of(gateway.channel, inbound.from),
                  .sent_to = inbound.to,
                  .text = inbound.text,
                  .received_at = now,
                  .due_at = now + first_response(gateway.channel)};
    const Letter waiting = letter;
    if (!work.letters.insert(letter)) return {};
    Received received{.is_new = true, .letter = {}, .evaluated = understand(work, letter, now)};
    if (letter.state != waiting.state) work.letters.save(letter, {.at = now, .what = LetterStep::finished, .by = {}, .note = {}});
    received.letter = {letter.id, letter.state, false};
    return received;
}

std::optional<Message> take_report(UnitOfWork& work, const Gateway& gateway, const MessageReport& report, Instant now) {
    const auto found = work.outbox.find(report.message);
    if (!found || found->gateway != gateway.name) return std::nullopt;
    const MessageNews news{.signal = signal_of(report.state), .answer = report.detail, .reference = {}};
    auto next = after(*found, news, now, gateway.retry);
    if (next) work.outbox.save(*next);
    return next;
}

}  // namespace hotline::app
