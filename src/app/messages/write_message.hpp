#pragma once
#include <string>

#include "app/formats/messages.hpp"
#include "app/messages/outbox_rules.hpp"
#include "app/people_names.hpp"
#include "app/ports/stores.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"

namespace hotline::app {

/// What writing to citizens needs beside the store.
struct MessageDeps {
    IdSource& ids;
    const OutboxRules& rules;
};

struct MessageWish {
    std::string key;  ///< the same key never makes a second message
    GatewayName gateway;
    MessagePurpose purpose{};
    std::string to;
    std::string text;
    CaseId about{};
    LetterId answers{};
    UserId by{};
};

/// Puts a message into the outbox, in the transaction of its cause. Wake the outbox when it is durable. Notices keep the quiet
/// hours and go to nobody who refused them.
[[nodiscard]] Result<Message, MessageRefusal> write_message(UnitOfWork& work, const MessageDeps& deps, const MessageWish& wish,
                                                            Instant now);

/// As the channel spells it: a telephone number normalised, other names trimmed.
[[nodiscard]] std::string address_of(WrittenChannel channel, const std::string& written);

[[nodiscard]] MessageView view_of(const Message& message, PeopleNames& names);

}  // namespace hotline::app
