#include "adapters/store/outbox_store.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kColumns =
    "id, key, gateway, channel, purpose, recipient, text, case_id, letter_id, by_id, written_at, state, attempts, not_before, "
    "expires_at, sent_at, ended_at, reference, answer";

std::string select(std::string_view rest) { return "SELECT " + std::string(kColumns) + " FROM messages " + std::string(rest); }

Message read(Query& query) {
    Message m;
    query.into(m.id, m.key, m.gateway, m.channel, m.purpose, m.to, m.text, m.about, m.answers, m.by, m.written_at, m.state,
               m.attempts, m.not_before, m.expires_at, m.sent_at, m.ended_at, m.reference, m.answer);
    return m;
}

std::optional<Message> one(Query& query) { return query.next() ? std::optional{read(query)} : std::nullopt; }

std::vector<Message> all(Query& query) {
    std::vector<Message> found;
    while (query.next()) found.push_back(read(query));
    return found;
}

}  // namespace

bool SqlOutboxStore::insert(const Message& m) {
    return execute(connection_,
                   "INSERT INTO messages (" + std::string(kColumns) +
                       ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19) "
                       "ON CONFLICT (key) DO NOTHING",
                   m.id, m.key, m.gateway, m.channel, m.purpose, m.to, m.text, m.about, m.answers, m.by, m.written_at, m.state,
                   m.attempts, m.not_before, m.expires_at, m.sent_at, m.ended_at, m.reference, m.answer) > 0;
}

void SqlOutboxStore::save(const Message& m) {
    execute(connection_,
            "UPDATE messages SET state = ?2, attempts = ?3, not_before = ?4, sent_at = ?5, ended_at = ?6, reference = ?7, "
            "answer = ?8 WHERE id = ?1",
            m.id, m.state, m.attempts, m.not_before, m.sent_at, m.ended_at, m.reference, m.answer);
}

std::optional<Message> SqlOutboxStore::find(MessageId id) {
    Query query(connection_, select("WHERE id = ?1"), id);
    return one(query);
}

std::optional<Message> SqlOutboxStore::find_by_key(const std::string& key) {
    Query query(connection_, select("WHERE key = ?1"), key);
    return one(query);
}

std::optional<Message> SqlOutboxStore::next_to_send(const GatewayName& gateway, Instant now) {
    Query query(connection_,
                select("WHERE gateway = ?1 AND state = 'waiting' AND not_before <= ?2 AND expires_at > ?2 ORDER BY id LIMIT 1"),
                gateway, now);
    return one(query);
}

std::vector<Message> SqlOutboxStore::unfinished(const GatewayName& gateway, int limit) {
    Query query(connection_, select("WHERE gateway = ?1 AND state IN ('waiting', 'sending', 'unsure') ORDER BY id LIMIT ?2"),
                gateway, limit);
    return all(query);
}

std::vector<Message> SqlOutboxStore::overdue(const GatewayName& gateway, Instant now, int limit) {
    Query query(connection_,
                select("WHERE gateway = ?1 AND ((state = 'waiting' AND expires_at <= ?2) OR (state = 'unsure' AND not_before "
                       "<= ?2)) ORDER BY id LIMIT ?3"),
                gateway, now, limit);
    return all(query);
}

std::optional<Instant> SqlOutboxStore::next_moment(const GatewayName& gateway, Instant after) {
    Query query(connection_,
                "SELECT MIN(CASE WHEN not_before > ?2 THEN not_before ELSE ?2 END) FROM messages WHERE gateway = ?1 AND state IN "
                "('waiting', 'unsure')",
                gateway, after);
    return query.next() ? query.get<std::optional<Instant>>(0) : std::nullopt;
}

std::vector<Message> SqlOutboxStore::interrupted() {
    Query query(connection_, select("WHERE state = 'sending' ORDER BY id"));
    return all(query);
}

std::vector<Message> SqlOutboxStore::of_case(CaseId id) {
    Query query(connection_, select("WHERE case_id = ?1 AND case_id <> 0 ORDER BY id"), id);
    return all(query);
}

std::vector<Message> SqlOutboxStore::of_letter(LetterId id) {
    Query query(connection_, select("WHERE letter_id = ?1 AND letter_id <> 0 ORDER BY id"), id);
    return all(query);
}

std::vector<Message> SqlOutboxStore::to_address(const std::string& address, int limit) {
    Query query(connection_, select("WHERE recipient = ?1 ORDER BY id DESC LIMIT ?2"), address, limit);
    return all(query);
}

std::vector<app::OutboxCount> SqlOutboxStore::counts() {
    std::vector<app::OutboxCount> found;
    Query query(connection_,
                "SELECT gateway, COUNT(*), MIN(written_at) FROM messages WHERE state IN ('waiting', 'sending', 'unsure') GROUP "
                "BY gateway ORDER BY gateway");
    while (query.next()) {
        app::OutboxCount& count = found.emplace_back();
        query.into(count.gateway, count.waiting, count.oldest);
    }
    return found;
}

bool SqlOutboxStore::is_opted_out(WrittenChannel channel, const std::string& address) {
    Query query(connection_, "SELECT 1 FROM message_opt_outs WHERE channel = ?1 AND address = ?2", channel, address);
    return query.next();
}

void SqlOutboxStore::set_opted_out(WrittenChannel channel, const std::string& address, bool out, Instant at) {
    if (out)
        execute(connection_,
                "INSERT INTO message_opt_outs (channel, address, at) VALUES (?1, ?2, ?3) ON CONFLICT (channel, address) DO "
                "NOTHING",
                channel, address, at);
    else
        execute(connection_, "DELETE FROM message_opt_outs WHERE channel = ?1 AND address = ?2", channel, address);
}

}  // namespace hotline::store
