#include "app/messages/message_notices.hpp"

#include "base/json/codec.hpp"

namespace hotline::app {
namespace {

Audience writers() { return {.roles = {Role::agent, Role::supervisor}}; }

}  // namespace

void publish_message_changed(LiveEvents& live, const Message& message) {
    Audience to = writers();
    if (message.purpose == MessagePurpose::test) to.roles = {Role::system_admin};
    live.publish(std::move(to), "message.changed",
                 json::encode(MessageChanged{message.id, message.state, message.about, message.answers}));
}

void publish_letter_changed(LiveEvents& live, const LetterChanged& change) {
    live.publish(writers(), "letter.changed", json::encode(change));
}

void publish_letters_waiting(LiveEvents& live, std::span<const LetterChanged> changes) {
    for (const LetterChanged& change : changes) {
        live.publish({.roles = {Role::supervisor}}, "letter.waits", json::encode(change));
        publish_letter_changed(live, change);
    }
}

}  // namespace hotline::app
