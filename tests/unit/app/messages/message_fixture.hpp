#pragma once
#include <map>

#include "app/messages/case_messages.hpp"
#include "app/messages/letters.hpp"
#include "app/messages/receive.hpp"
#include "unit/app/case_fixture.hpp"

namespace hotline::app {

/// A small city with a gateway for short messages and one for a platform.
class MessageFixture : public CaseFixture {
protected:
    static Gateway sms() {
        return {.name = {"city"}, .channel = WrittenChannel::sms, .kind = GatewayKind::kannel, .sender = "12345"};
    }
    static Gateway platform() {
        return {.name = {"wechat"},
                .channel = WrittenChannel::platform,
                .kind = GatewayKind::json,
                .sender = "12345",
                .retry = {.repeats_safely = true}};
    }
    Letter letter(const std::string& text, const std::string& id = "1", const std::string& from = "+8613800000001") {
        const auto done =
            receive_letter(city.work, messages, sms(), {.id = id, .from = from, .to = "12345", .text = text}, city.now());
        last = done;
        return done.is_new ? city.work.letters.find(done.letter.id).value() : Letter{};
    }
    std::expected<LetterView, LetterFault> act_on(Role role, LetterId id, const ActOnLetter& wanted) {
        return act_on_letter(city.work, messages, city.person(role), id, wanted, city.now());
    }
    Message written(const std::string& key, MessagePurpose purpose = MessagePurpose::notice,
                    const std::string& gateway = "city") {
        const MessageWish wish{.key = key, .gateway = {gateway}, .purpose = purpose, .to = "13800000001", .text = "您好 " + key};
        return write_message(city.work, messages, wish, city.now()).value();
    }
    Message stored(MessageId id) { return city.work.outbox.find(id).value(); }

    OutboxRules rules{.gateways = {sms(), platform()}};
    MessageDeps messages{city.ids, rules};
    Received last;
};

}  // namespace hotline::app
