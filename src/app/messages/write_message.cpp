#include "app/messages/write_message.hpp"

#include "base/utf8.hpp"
#include "domain/contact/phone.hpp"

namespace hotline::app {
namespace {

constexpr std::size_t kMostCharacters = 1000;

std::optional<MessageRefusal> fault_of(UnitOfWork& work, const Message& made) {
    const bool is_sms = made.channel == WrittenChannel::sms;
    if (made.to.empty() || (is_sms && !is_phone(made.to))) return MessageRefusal::not_an_address;
    if (made.text.empty()) return MessageRefusal::empty;
    if (count_characters(made.text) > kMostCharacters || (is_sms && sms_size(made.text).parts > kMostSmsParts))
        return MessageRefusal::too_long;
    const bool is_notice = made.purpose == MessagePurpose::notice || made.purpose == MessagePurpose::evaluation;
    if (is_notice && work.outbox.is_opted_out(made.channel, made.to)) return MessageRefusal::opted_out;
    return std::nullopt;
}

}  // namespace

std::string address_of(WrittenChannel channel, const std::string& written) {
    return channel == WrittenChannel::sms ? normalise_phone(written) : std::string{trimmed(written)};
}

Result<Message, MessageRefusal> write_message(UnitOfWork& work, const MessageDeps& deps, const MessageWish& wish, Instant now) {
    if (auto known = work.outbox.find_by_key(wish.key)) return std::move(*known);
    const Gateway* gateway = deps.rules.find(wish.gateway);
    if (gateway == nullptr) return refuse(MessageRefusal::no_gateway);
    Message made{.id = deps.ids.next<MessageId>(),
                 .key = wish.key,
                 .gateway = gateway->name,
                 .channel = gateway->channel,
                 .purpose = wish.purpose,
                 .to = address_of(gateway->channel, wish.to),
                 .text = std::string{trimmed(wish.text)},
                 .about = wish.about,
                 .answers = wish.answers,
                 .by = wish.by,
                 .written_at = now,
                 .not_before = first_moment(deps.rules.quiet, wish.purpose, now)};
    made.expires_at = made.not_before + deps.rules.useful_for;
    if (const auto fault = fault_of(work, made)) return refuse(*fault);
    work.outbox.insert(made);
    return made;
}

MessageView view_of(const Message& message, PeopleNames& names) {
    const bool is_sms = message.channel == WrittenChannel::sms;
    return {.id = message.id,
            .gateway = message.gateway,
            .channel = message.channel,
            .purpose = message.purpose,
            .to = is_sms ? mask_phone(message.to) : message.to,
            .text = message.text,
            .state = message.state,
            .attempts = message.attempts,
            .parts = is_sms ? sms_size(message.text).parts : 0,
            .by_name = names.of(message.by),
            .written_at = message.written_at,
            .not_before = message.not_before,
            .sent_at = message.sent_at,
            .ended_at = message.ended_at,
            .answer = message.answer};
}

}  // namespace hotline::app
