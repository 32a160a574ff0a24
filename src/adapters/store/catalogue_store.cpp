#include "adapters/store/catalogue_store.hpp"

#include "base/json/codec.hpp"

namespace hotline::store {

app::CatalogueView SqlCatalogueStore::latest() {
    Query query(connection_,
                "SELECT v.version, v.catalogue, v.published_at, COALESCE(u.name, '') FROM catalogue_versions v "
                "LEFT JOIN users u ON u.id = v.published_by ORDER BY v.version DESC LIMIT 1");
    app::CatalogueView view;
    if (!query.next()) return view;
    std::string stored;
    query.into(view.version, stored, view.published_at, view.published_by);
    auto file = json::decode<app::CatalogueFile>(stored, {.max_bytes = 64U << 20U});
    if (!file) throw StoreError("the dispatch catalogue cannot be read");
    view.source = std::move(file->source);
    view.entries = std::move(file->entries);
    view.fallbacks = std::move(file->fallbacks);
    return view;
}

int SqlCatalogueStore::publish(const app::CatalogueFile& catalogue, UserId by, Instant at) {
    Query query(connection_,
                "INSERT INTO catalogue_versions (version, catalogue, published_by, published_at) "
                "SELECT COALESCE(MAX(version), 0) + 1, ?1, ?2, ?3 FROM catalogue_versions RETURNING version",
                json::encode(catalogue), by, at);
    if (!query.next()) throw StoreError("a catalogue was not written");
    return query.get<int>(0);
}

std::vector<app::DispatchedCase> SqlCatalogueStore::dispatched_since(Instant since, int limit) {
    std::vector<app::DispatchedCase> all;
    Query query(connection_,
                "SELECT id, number, kind, title, category_code, district_code, lead_code, dispatched_at FROM cases "
                "WHERE dispatched_at >= ?1 ORDER BY dispatched_at DESC LIMIT ?2",
                since, limit);
    while (query.next()) {
        app::DispatchedCase& one = all.emplace_back();
        CaseFacts& facts = one.facts;
        query.into(one.id, one.number, facts.kind, facts.title, facts.category, facts.district, one.lead, one.dispatched_at);
    }
    return all;
}

}  // namespace hotline::store
