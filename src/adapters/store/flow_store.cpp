#include "adapters/store/flow_store.hpp"

#include "adapters/store/call_facts.hpp"
#include "base/json/codec.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kVersions =
    "SELECT v.flow_code, v.version, v.state, v.at, v.by_user, COALESCE(u.name, ''), v.why, v.definition, v.layout "
    "FROM ivr_flow_versions v LEFT JOIN users u ON u.id = v.by_user ";

std::vector<app::StoredFlowVersion> read_versions(Query& query) {
    std::vector<app::StoredFlowVersion> all;
    while (query.next()) {
        app::StoredFlowVersion& v = all.emplace_back();
        query.into(v.code, v.version, v.state, v.at, v.by, v.by_name, v.why, v.document, v.layout);
    }
    return all;
}

template <class T>
T read_stored(const std::string& text) {
    auto value = json::decode<T>(text);
    if (!value) throw StoreError("a stored test of a flow cannot be read");
    return std::move(*value);
}

}  // namespace

std::vector<FlowCode> SqlFlowStore::codes() {
    std::vector<FlowCode> all;
    Query query(connection_, "SELECT code FROM ivr_flows ORDER BY code");
    while (query.next()) all.push_back(query.get<FlowCode>(0));
    return all;
}

void SqlFlowStore::make(const FlowCode& code) {
    execute(connection_, "INSERT INTO ivr_flows (code, version) VALUES (?1, 0)", code);
}

int SqlFlowStore::revision(const FlowCode& code) {
    Query query(connection_, "SELECT revision FROM ivr_flows WHERE code = ?1", code);
    return query.next() ? query.get<int>(0) : 0;
}

int SqlFlowStore::next_revision(const FlowCode& code) {
    Query query(connection_, "UPDATE ivr_flows SET revision = revision + 1 WHERE code = ?1 RETURNING revision", code);
    if (!query.next()) throw StoreError("a flow without a row was changed");
    return query.get<int>(0);
}

std::optional<app::StoredFlowDraft> SqlFlowStore::draft(const FlowCode& code) {
    Query query(
        connection_,
        "SELECT d.flow_code, d.revision, d.based_on, d.document, d.layout, d.changed_at, d.changed_by, COALESCE(u.name, '') "
        "FROM ivr_drafts d LEFT JOIN users u ON u.id = d.changed_by WHERE d.flow_code = ?1",
        code);
    if (!query.next()) return std::nullopt;
    app::StoredFlowDraft d;
    query.into(d.code, d.revision, d.based_on, d.document, d.layout, d.changed_at, d.changed_by, d.changed_by_name);
    return d;
}

void SqlFlowStore::put(const app::StoredFlowDraft& d) {
    execute(connection_,
            "INSERT INTO ivr_drafts (flow_code, revision, based_on, document, layout, changed_at, changed_by) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (flow_code) DO UPDATE SET revision = excluded.revision, "
            "based_on = excluded.based_on, document = excluded.document, layout = excluded.layout, "
            "changed_at = excluded.changed_at, changed_by = excluded.changed_by",
            d.code, d.revision, d.based_on, d.document, d.layout, d.changed_at, d.changed_by);
}

void SqlFlowStore::drop_draft(const FlowCode& code) { execute(connection_, "DELETE FROM ivr_drafts WHERE flow_code = ?1", code); }

std::vector<app::StoredFlowVersion> SqlFlowStore::versions(const FlowCode& code) {
    Query query(connection_, std::string(kVersions) + "WHERE v.flow_code = ?1 ORDER BY v.version DESC", code);
    return read_versions(query);
}

std::optional<app::StoredFlowVersion> SqlFlowStore::version(const FlowCode& code, int version) {
    Query query(connection_, std::string(kVersions) + "WHERE v.flow_code = ?1 AND v.version = ?2", code, version);
    auto found = read_versions(query);
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<app::StoredFlowVersion> SqlFlowStore::in_state(app::FlowVersionState state) {
    Query query(connection_, std::string(kVersions) + "WHERE v.state = ?1 ORDER BY v.at, v.flow_code", state);
    return read_versions(query);
}

void SqlFlowStore::add(const app::StoredFlowVersion& v) {
    execute(connection_,
            "INSERT INTO ivr_flow_versions (flow_code, version, definition, layout, state, at, by_user, why) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            v.code, v.version, v.document, v.layout, v.state, v.at, v.by, v.why);
    if (v.state == app::FlowVersionState::published) set_state(v.code, v.version, v.state);
}

void SqlFlowStore::set_state(const FlowCode& code, int version, app::FlowVersionState state) {
    execute(connection_, "UPDATE ivr_flow_versions SET state = ?3 WHERE flow_code = ?1 AND version = ?2", code, version, state);
    if (state == app::FlowVersionState::published)
        execute(connection_, "UPDATE ivr_flows SET version = ?2 WHERE code = ?1", code, version);
}

ivr::FlowTraffic SqlFlowStore::traffic(const FlowCode& code, int version, Instant from, Instant to) {
    const std::string entered = encode_fact(call_event::FlowEntered{code, version});
    Query query(connection_,
                "SELECT e.call_id, e.at, e.type, e.detail FROM call_events e WHERE e.call_id IN (SELECT f.call_id FROM "
                "call_events f WHERE f.type = 'flow_entered' AND f.detail = ?1 AND f.at >= ?2 AND f.at < ?3) AND e.type IN "
                "('flow_entered', 'node_entered', 'key_pressed', 'queue_joined', 'queue_unserved', 'mailbox_entered', 'ended') "
                "ORDER BY e.call_id, e.seq",
                entered, from, to);
    ivr::TrafficCount count;
    while (query.next())
        count.add(
            {query.get<CallId>(0), query.get<Instant>(1), decode_fact(query.get<std::string>(2), query.get<std::string>(3))});
    return count.take();
}

std::vector<app::FlowTest> SqlFlowStore::tests(const FlowCode& code) {
    std::vector<app::FlowTest> all;
    Query query(connection_, "SELECT id, name, rehearsal, expected FROM ivr_flow_tests WHERE flow_code = ?1 ORDER BY id", code);
    while (query.next()) {
        app::FlowTest& test = all.emplace_back();
        std::string rehearsal;
        std::string expected;
        query.into(test.id, test.name, rehearsal, expected);
        test.rehearsal = read_stored<ivr::Rehearsal>(rehearsal);
        test.expected = read_stored<ivr::RehearsedPath>(expected);
    }
    return all;
}

void SqlFlowStore::add(const FlowCode& code, const app::FlowTest& test) {
    execute(connection_, "INSERT INTO ivr_flow_tests (id, flow_code, name, rehearsal, expected) VALUES (?1, ?2, ?3, ?4, ?5)",
            test.id, code, test.name, json::encode(test.rehearsal), json::encode(test.expected));
}

bool SqlFlowStore::remove_test(const FlowCode& code, app::FlowTestId id) {
    return execute(connection_, "DELETE FROM ivr_flow_tests WHERE flow_code = ?1 AND id = ?2", code, id) > 0;
}

}  // namespace hotline::store
