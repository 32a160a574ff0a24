#include "adapters/store/after_hours_rows.hpp"

#include "base/json/codec.hpp"

namespace hotline::store {

void AfterHoursRows::put(const app::City& city) {
    execute(connection_, "DELETE FROM queue_fallbacks");
    for (const app::QueueItem& queue : city.queues) put_fallbacks(queue);
    for (const Mailbox& box : city.after_hours.mailboxes) put_mailbox(box);
    for (const DutyContact& contact : city.after_hours.contacts) put_contact(contact);
    execute(connection_,
            "INSERT INTO settings (name, value) VALUES ('callback_rules', ?1) ON CONFLICT (name) DO UPDATE SET value = "
            "excluded.value",
            json::encode(city.after_hours.callbacks));
}

void AfterHoursRows::put_fallbacks(const app::QueueItem& queue) {
    for (std::size_t line = 0; line < queue.fallbacks.size(); ++line) {
        const Fallback& fallback = queue.fallbacks[line];
        for (std::size_t step = 0; step < fallback.to.size(); ++step)
            execute(
                connection_,
                "INSERT INTO queue_fallbacks (queue_code, position, step, reason, calendar_code, kind, target) VALUES (?1, ?2, "
                "?3, ?4, ?5, ?6, ?7)",
                queue.code, line, step, fallback.when, fallback.during, fallback.to[step].kind, fallback.to[step].target);
    }
}

void AfterHoursRows::put_mailbox(const Mailbox& b) {
    execute(
        connection_,
        "INSERT INTO mailboxes (code, name_zh, name_en, greeting, max_length_s, min_length_s, silence_s, remind_after_min, "
        "escalate_after_min, due_after_min) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (code) DO UPDATE SET "
        "name_zh = excluded.name_zh, name_en = excluded.name_en, greeting = excluded.greeting, "
        "max_length_s = excluded.max_length_s, min_length_s = excluded.min_length_s, silence_s = excluded.silence_s, "
        "remind_after_min = excluded.remind_after_min, escalate_after_min = excluded.escalate_after_min, "
        "due_after_min = excluded.due_after_min",
        b.code, b.name_zh, b.name_en, b.greeting, b.max_length_s, b.min_length_s, b.silence_s, b.remind_after_min,
        b.escalate_after_min, b.due_after_min);
}

void AfterHoursRows::put_contact(const DutyContact& contact) {
    execute(
        connection_,
        "INSERT INTO duty_contacts (code, name_zh, name_en, ring_s, confirm_s) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (code) "
        "DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, ring_s = excluded.ring_s, "
        "confirm_s = excluded.confirm_s",
        contact.code, contact.name_zh, contact.name_en, contact.ring_s, contact.confirm_s);
    execute(connection_, "DELETE FROM duty_numbers WHERE contact_code = ?1", contact.code);
    for (std::size_t i = 0; i < contact.numbers.size(); ++i)
        execute(connection_, "INSERT INTO duty_numbers (contact_code, position, number, calendar_code) VALUES (?1, ?2, ?3, ?4)",
                contact.code, i, contact.numbers[i].number, contact.numbers[i].during);
}

std::vector<Fallback> AfterHoursRows::fallbacks(const QueueCode& queue) {
    std::vector<Fallback> plan;
    Query query(
        connection_,
        "SELECT position, reason, calendar_code, kind, target FROM queue_fallbacks WHERE queue_code = ?1 ORDER BY position, "
        "step",
        queue);
    while (query.next()) {
        std::size_t position = 0;
        Fallback line;
        Destination to;
        query.into(position, line.when, line.during, to.kind, to.target);
        if (plan.size() <= position) plan.push_back(std::move(line));
        plan.back().to.push_back(std::move(to));
    }
    return plan;
}

std::map<MailboxCode, Mailbox> AfterHoursRows::mailboxes() {
    std::map<MailboxCode, Mailbox> all;
    Query query(connection_,
                "SELECT code, name_zh, name_en, greeting, max_length_s, min_length_s, silence_s, remind_after_min, "
                "escalate_after_min, due_after_min FROM mailboxes");
    while (query.next()) {
        Mailbox b;
        query.into(b.code, b.name_zh, b.name_en, b.greeting, b.max_length_s, b.min_length_s, b.silence_s, b.remind_after_min,
                   b.escalate_after_min, b.due_after_min);
        all.emplace(b.code, std::move(b));
    }
    return all;
}

std::map<ContactCode, DutyContact> AfterHoursRows::contacts() {
    std::map<ContactCode, DutyContact> all;
    Query query(connection_, "SELECT code, name_zh, name_en, ring_s, confirm_s FROM duty_contacts");
    while (query.next()) {
        DutyContact contact;
        query.into(contact.code, contact.name_zh, contact.name_en, contact.ring_s, contact.confirm_s);
        Query numbers(connection_, "SELECT number, calendar_code FROM duty_numbers WHERE contact_code = ?1 ORDER BY position",
                      contact.code);
        while (numbers.next()) numbers.into(contact.numbers.emplace_back().number, contact.numbers.back().during);
        all.emplace(contact.code, std::move(contact));
    }
    return all;
}

CallbackRules AfterHoursRows::callback_rules() {
    Query query(connection_, "SELECT value FROM settings WHERE name = 'callback_rules'");
    if (!query.next()) return {};
    auto rules = json::decode<CallbackRules>(query.get<std::string>(0));
    if (!rules) throw StoreError("the stored rules for calling back cannot be read");
    return std::move(*rules);
}

}  // namespace hotline::store
