#include "adapters/store/voicemail_store.hpp"

#include "adapters/store/where.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kColumns =
    "id, call_id, recording_id, mailbox_code, number, queue_code, reason, left_at, length_ms, state, owner_id, heard_by, "
    "heard_at, "
    "result, note, case_id, remind_at, escalate_at, due_at, reminded_at, escalated_at, done_at";

std::string select(std::string_view rest) {
    return "SELECT " + std::string(kColumns) + " FROM voice_messages" + std::string(rest);
}

VoiceMessage read(Query& query) {
    VoiceMessage m;
    query.into(m.id, m.call, m.recording, m.mailbox, m.number, m.queue, m.reason, m.left_at, m.length_ms, m.state, m.owner,
               m.heard_by, m.heard_at, m.result, m.note, m.filed_as, m.remind_at, m.escalate_at, m.due_at, m.reminded_at,
               m.escalated_at, m.done_at);
    return m;
}

std::optional<VoiceMessage> one(Query& query) { return query.next() ? std::optional{read(query)} : std::nullopt; }

}  // namespace

void SqlVoicemailStore::insert(const VoiceMessage& m) {
    execute(connection_,
            "INSERT INTO voice_messages (" + std::string(kColumns) +
                ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22) "
                "ON CONFLICT (recording_id) DO NOTHING",
            m.id, m.call, m.recording, m.mailbox, m.number, m.queue, m.reason, m.left_at, m.length_ms, m.state, m.owner,
            m.heard_by, m.heard_at, m.result, m.note, m.filed_as, m.remind_at, m.escalate_at, m.due_at, m.reminded_at,
            m.escalated_at, m.done_at);
    if (connection_.changes() > 0) added_.push_back(m.id);
}

void SqlVoicemailStore::save(const VoiceMessage& m, const app::VoiceMessageEvent& event) {
    execute(
        connection_,
        "UPDATE voice_messages SET state = ?2, owner_id = ?3, heard_by = ?4, heard_at = ?5, result = ?6, note = ?7, case_id = "
        "?8, reminded_at = ?9, escalated_at = ?10, done_at = ?11 WHERE id = ?1",
        m.id, m.state, m.owner, m.heard_by, m.heard_at, m.result, m.note, m.filed_as, m.reminded_at, m.escalated_at, m.done_at);
    execute(connection_,
            "INSERT INTO voice_message_events (message_id, seq, at, what, by_id, note) SELECT ?1, COALESCE(MAX(seq), 0) + 1, ?2, "
            "?3, ?4, ?5 FROM voice_message_events WHERE message_id = ?1",
            m.id, event.at, event.what, event.by, event.note);
}

std::optional<VoiceMessage> SqlVoicemailStore::find(VoiceMessageId id) {
    Query query(connection_, select(" WHERE id = ?1"), id);
    return one(query);
}

std::optional<VoiceMessage> SqlVoicemailStore::find_by_recording(RecordingId id) {
    Query query(connection_, select(" WHERE recording_id = ?1"), id);
    return one(query);
}

std::vector<app::VoiceMessageEvent> SqlVoicemailStore::history(VoiceMessageId id) {
    std::vector<app::VoiceMessageEvent> all;
    Query query(connection_, "SELECT at, what, by_id, note FROM voice_message_events WHERE message_id = ?1 ORDER BY seq", id);
    while (query.next()) {
        app::VoiceMessageEvent& event = all.emplace_back();
        query.into(event.at, event.what, event.by, event.note);
    }
    return all;
}

app::VoicemailStore::Page SqlVoicemailStore::list(const app::VoiceMessageFilter& filter) {
    Page page;
    Where where;
    if (filter.state) where.add("state = ?", {std::string(name_of(*filter.state))});
    if (filter.owner) where.add("owner_id = ?", {filter.owner->value});
    if (!filter.number.empty()) where.add("number = ?", {filter.number});
    if (filter.limit <= 0 || !where.add_cursor(filter.cursor, "left_at")) return page;
    Query query(connection_, select(where.sql() + " ORDER BY left_at DESC, id DESC LIMIT " + std::to_string(filter.limit + 1)));
    where.bind(query);
    while (query.next()) page.messages.push_back(read(query));
    if (page.messages.size() > static_cast<std::size_t>(filter.limit)) {
        page.messages.pop_back();
        page.next = write_cursor({.at = page.messages.back().left_at, .id = page.messages.back().id.value});
    }
    return page;
}

int SqlVoicemailStore::count(VoiceMessageState state) {
    Query query(connection_, "SELECT COUNT(*) FROM voice_messages WHERE state = ?1", state);
    return query.next() ? query.get<int>(0) : 0;
}

std::vector<VoiceMessage> SqlVoicemailStore::awaiting_notice(Instant now) {
    std::vector<VoiceMessage> all;
    Query query(
        connection_,
        select(" WHERE state <> 'done' AND remind_at <= ?1 AND (reminded_at IS NULL OR (escalate_at <= ?1 AND escalated_at IS "
               "NULL)) ORDER BY left_at, id"),
        now);
    while (query.next())
        if (VoiceMessage message = read(query); due_notice(message, now) != VoiceMessageAlarm::none)
            all.push_back(std::move(message));
    return all;
}

}  // namespace hotline::store
