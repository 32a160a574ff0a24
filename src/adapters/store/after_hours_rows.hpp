#pragma once
#include <map>

#include "adapters/store/sql.hpp"
#include "app/city/city.hpp"
#include "domain/acd/duty_contact.hpp"
#include "domain/voicemail/mailbox.hpp"

namespace hotline::store {

/// The rows of queues' plans, mailboxes and duty contacts, both ways; on one connection inside a transaction of the caller's.
class AfterHoursRows {
public:
    explicit AfterHoursRows(Connection& connection) : connection_(connection) {}

    void put(const app::City& city);

    [[nodiscard]] std::vector<Fallback> fallbacks(const QueueCode& queue);
    [[nodiscard]] std::map<MailboxCode, Mailbox> mailboxes();
    [[nodiscard]] std::map<ContactCode, DutyContact> contacts();
    [[nodiscard]] CallbackRules callback_rules();

private:
    void put_fallbacks(const app::QueueItem& queue);
    void put_mailbox(const Mailbox& box);
    void put_contact(const DutyContact& contact);

    Connection& connection_;
};

}  // namespace hotline::store
