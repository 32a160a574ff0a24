#include "adapters/store/audit_store.hpp"

#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "adapters/store/audit_records.hpp"
#include "adapters/store/secrets/sha256.hpp"
#include "adapters/store/where.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kColumns =
    "seq, at, actor_id, actor_name, role, address, action, object, detail, result, record, content, previous, hash";

std::string select(const std::string& rest) { return "SELECT " + std::string(kColumns) + " FROM audit_entries" + rest; }

ChainedEntry read_entry(Query& query) {
    ChainedEntry e;
    query.into(e.seq, e.at, e.actor, e.actor_name, e.role, e.address, e.action, e.object, e.detail, e.result, e.record, e.content,
               e.previous, e.hash);
    return e;
}

std::optional<Role> role_in(const std::string& text) {
    Role role{};
    return boost::describe::enum_from_string(text.c_str(), role) ? std::optional{role} : std::nullopt;
}

app::AuditRow row_of(const ChainedEntry& e) {
    return {.seq = e.seq,
            .at = e.at,
            .actor = UserId{e.actor},
            .actor_name = e.actor_name,
            .role = role_in(e.role),
            .address = e.address,
            .action = e.action,
            .object = e.object,
            .detail = e.detail,
            .result = e.result,
            .record = e.record,
            .hash = e.hash};
}

app::AuditEntry entry_of(const ChainedEntry& e) {
    return {.at = e.at,
            .actor = {.user = UserId{e.actor}, .role = role_in(e.role).value_or(Role{}), .name = e.actor_name},
            .address = e.address,
            .action = e.action,
            .object = e.object,
            .detail = e.detail,
            .result = e.result};
}

std::int64_t count_of(Connection& connection, std::string_view table) {
    Query query(connection, "SELECT COUNT(*) FROM " + std::string(table));
    query.next();
    return query.get<std::int64_t>(0);
}

std::optional<std::int64_t> read_seq(const std::string& cursor) {
    std::int64_t seq = 0;
    const auto [end, wrong] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), seq);
    return wrong == std::errc{} && end == cursor.data() + cursor.size() ? std::optional{seq} : std::nullopt;
}

Where conditions_of(const app::AuditFilter& filter) {
    Where where;
    if (!filter.person.empty()) where.add("instr(actor_name, ?) > 0", {filter.person});
    if (!filter.action.empty()) where.add("instr(action, ?) = 1", {filter.action});
    if (!filter.object.empty()) where.add("instr(object, ?) = 1", {filter.object});
    if (filter.from) where.add("at >= ?", {filter.from->time_since_epoch().count()});
    if (filter.to) where.add("at < ?", {filter.to->time_since_epoch().count()});
    return where;
}

std::string what_was_before(Connection& connection) {
    return fmt::format("{} entries, {} acts of administration and {} events of cases were there before",
                       count_of(connection, "audit_entries_before"), count_of(connection, "admin_events"),
                       count_of(connection, "case_events"));
}

void add_events(std::vector<ChainedEntry>& to, Connection& connection, std::string_view sql) {
    Query query(connection, sql);
    while (query.next()) {
        ChainedEntry& e = to.emplace_back();
        query.into(e.at, e.actor, e.actor_name, e.role, e.action, e.object, e.record);
    }
}

/// What was written before there was a chain, as entries of it.
std::vector<ChainedEntry> entries_before(Connection& connection) {
    std::vector<ChainedEntry> all;
    Query query(connection,
                "SELECT at, actor_id, actor_name, role, address, action, object, detail FROM audit_entries_before "
                "ORDER BY at, id");
    while (query.next()) {
        ChainedEntry& e = all.emplace_back();
        query.into(e.at, e.actor, e.actor_name, e.role, e.address, e.action, e.object, e.detail);
    }
    add_events(all, connection,
               "SELECT e.at, e.by_user, COALESCE(u.name, ''), COALESCE(u.role, ''), 'admin.' || e.action, e.object || ':' || "
               "e.key, 'admin_event:' || e.id FROM admin_events e LEFT JOIN users u ON u.id = e.by_user ORDER BY e.at, e.id");
    add_events(all, connection,
               "SELECT e.at, e.actor_id, e.actor_name, COALESCE(u.role, ''), 'case.' || e.action, 'case:' || e.case_id, "
               "'case_event:' || e.case_id || ':' || e.seq FROM case_events e LEFT JOIN users u ON u.id = e.actor_id "
               "ORDER BY e.at, e.case_id, e.seq");
    return all;
}

}  // namespace

AuditLink SqlAuditStore::head() {
    Query query(connection_, "SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1");
    AuditLink head;
    if (query.next()) query.into(head.seq, head.hash);
    return head;
}

void SqlAuditStore::put(ChainedEntry e) {
    if (!e.record.empty()) {
        auto content = hash_of_record(connection_, e.record);
        if (!content) throw StoreError("an audit entry tells of a row that is not there");
        e.content = std::move(*content);
    }
    chain(e, head(), sha256_hex);
    execute(connection_,
            "INSERT INTO audit_entries (" + std::string(kColumns) +
                ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            e.seq, e.at, e.actor, e.actor_name, e.role, e.address, e.action, e.object, e.detail, e.result, e.record, e.content,
            e.previous, e.hash);
}

void SqlAuditStore::append(const app::AuditEntry& entry) {
    const Actor& actor = entry.actor;
    put({.at = entry.at,
         .actor = actor.user.value,
         .actor_name = actor.name,
         .role = actor.user.value == 0 ? std::string{} : std::string{name_of(actor.role)},
         .address = entry.address.empty() ? actor.address : entry.address,
         .action = entry.action,
         .object = entry.object,
         .detail = entry.detail,
         .result = entry.result,
         .record = entry.record ? name_of_record(*entry.record) : std::string{}});
}

std::vector<app::AuditEntry> SqlAuditStore::of_object(const std::string& object, int limit) {
    std::vector<app::AuditEntry> all;
    Query query(connection_, select(" WHERE object = ?1 ORDER BY seq DESC LIMIT ?2"), object, limit);
    while (query.next()) all.push_back(entry_of(read_entry(query)));
    return all;
}

app::AuditPage SqlAuditStore::list(const app::AuditFilter& filter) {
    app::AuditPage page;
    Where where = conditions_of(filter);
    if (!filter.cursor.empty()) {
        const auto before = read_seq(filter.cursor);
        if (!before) return page;
        where.add("seq < ?", {*before});
    }
    Query query(connection_, select(where.sql() + " ORDER BY seq DESC LIMIT " + std::to_string(filter.limit + 1)));
    where.bind(query);
    while (query.next()) page.rows.push_back(row_of(read_entry(query)));
    if (page.rows.size() > static_cast<std::size_t>(filter.limit)) {
        page.rows.pop_back();
        page.next = std::to_string(page.rows.back().seq);
    }
    return page;
}

std::optional<AuditFault> SqlAuditStore::fault_of_record(const ChainedEntry& entry) {
    if (entry.record.empty()) return std::nullopt;
    const auto now = hash_of_record(connection_, entry.record);
    if (!now) return AuditFault::record_gone;
    return *now == entry.content ? std::nullopt : std::optional{AuditFault::record_changed};
}

app::AuditStretch SqlAuditStore::walk(const AuditLink& from, int limit) {
    app::AuditStretch stretch{.head = from};
    int taken = 0;
    {
        // From the very first one: an entry that somebody numbered 0 is one too many.
        const std::int64_t behind = from.seq == 0 ? std::numeric_limits<std::int64_t>::min() : from.seq;
        Query query(connection_, select(" WHERE seq > ?1 ORDER BY seq LIMIT ?2"), behind, limit);
        while (query.next()) {
            const ChainedEntry entry = read_entry(query);
            auto fault = fault_of(entry, stretch.head, sha256_hex);
            if (!fault) fault = fault_of_record(entry);
            if (fault) {
                stretch.broken = app::AuditBreak{entry.seq, *fault};
                return stretch;
            }
            stretch.head = {entry.seq, entry.hash};
            ++taken;
        }
    }
    stretch.at_end = taken < limit;
    if (stretch.at_end && has_unrecorded_rows(connection_))
        stretch.broken = app::AuditBreak{stretch.head.seq, AuditFault::unrecorded};
    return stretch;
}

void SqlAuditStore::insert(const app::AuditCheck& done) {
    execute(connection_, "INSERT INTO audit_checks (at, entries, hash, fault, seq) VALUES (?1, ?2, ?3, ?4, ?5)", done.at,
            done.entries, done.hash, done.broken ? name_of(done.broken->fault) : std::string_view{},
            done.broken ? done.broken->seq : 0);
}

std::optional<app::AuditCheck> SqlAuditStore::last_check() {
    Query query(connection_, "SELECT at, entries, hash, fault, seq FROM audit_checks ORDER BY id DESC LIMIT 1");
    if (!query.next()) return std::nullopt;
    app::AuditCheck check;
    std::string fault;
    app::AuditBreak broken;
    query.into(check.at, check.entries, check.hash, fault, broken.seq);
    if (boost::describe::enum_from_string(fault.c_str(), broken.fault)) check.broken = broken;
    return check;
}

void SqlAuditStore::begin(Instant now) {
    if (head().seq > 0) return;
    put({.at = now, .action = "audit.begin", .object = "audit", .detail = what_was_before(connection_)});
    for (ChainedEntry& entry : entries_before(connection_)) put(std::move(entry));
}

}  // namespace hotline::store
