#include "adapters/store/saved_view_store.hpp"

#include "base/json/codec.hpp"

namespace hotline::store {

std::vector<app::SavedView> SqlSavedViewStore::of(UserId user, const std::string& list) {
    std::vector<app::SavedView> all;
    Query query(connection_,
                "SELECT id, list, name, query, columns FROM saved_views WHERE user_id = ?1 AND list = ?2 ORDER BY name", user,
                list);
    while (query.next()) {
        app::SavedView& view = all.emplace_back();
        query.into(view.id, view.list, view.name, view.query);
        auto columns = json::decode<std::vector<std::string>>(query.get<std::string>(4));
        if (!columns) throw StoreError("a saved view's columns are no list");
        view.columns = std::move(*columns);
    }
    return all;
}

SavedViewId SqlSavedViewStore::put(UserId user, const app::SavedView& view) {
    Query query(connection_,
                "INSERT INTO saved_views (id, user_id, list, name, query, columns) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
                "ON CONFLICT (user_id, list, name) DO UPDATE SET query = excluded.query, columns = excluded.columns RETURNING id",
                view.id, user, view.list, view.name, view.query, json::encode(view.columns));
    if (!query.next()) throw StoreError("a saved view was not written");
    return query.get<SavedViewId>(0);
}

bool SqlSavedViewStore::remove(UserId user, SavedViewId id) {
    return execute(connection_, "DELETE FROM saved_views WHERE id = ?1 AND user_id = ?2", id, user) > 0;
}

}  // namespace hotline::store
