#include "adapters/store/admin_log.hpp"

#include "adapters/store/where.hpp"

namespace hotline::store {

void SqlAdminLog::append(const app::AdminEvent& e) {
    execute(connection_,
            "INSERT INTO admin_events (id, at, by_user, object, key, action, before_row, after_row, note) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            e.id, e.at, e.by, e.object, e.key, e.action, e.before, e.after, e.note);
}

app::AdminLog::Page SqlAdminLog::list(const app::AdminEventFilter& filter) {
    Page page;
    Where where;
    if (filter.object) where.add("object = ?", {std::string(name_of(*filter.object))});
    if (!filter.key.empty()) where.add("key = ?", {filter.key});
    if (filter.limit <= 0 || !where.add_cursor(filter.cursor, "at")) return page;
    Query query(connection_, "SELECT id, at, by_user, object, key, action, before_row, after_row, note FROM admin_events" +
                                 where.sql() + " ORDER BY at DESC, id DESC LIMIT " + std::to_string(filter.limit + 1));
    where.bind(query);
    while (query.next()) {
        app::AdminEvent& e = page.events.emplace_back();
        query.into(e.id, e.at, e.by, e.object, e.key, e.action, e.before, e.after, e.note);
    }
    if (page.events.size() > static_cast<std::size_t>(filter.limit)) {
        page.events.pop_back();
        page.next = write_cursor({.at = page.events.back().at, .id = page.events.back().id.value});
    }
    return page;
}

std::map<std::string, AdminEventId> SqlAdminLog::revisions(app::AdminObject object) {
    std::map<std::string, AdminEventId> last;
    Query query(connection_, "SELECT key, MAX(id) FROM admin_events WHERE object = ?1 AND after_row <> '' GROUP BY key", object);
    while (query.next()) last[query.get<std::string>(0)] = query.get<AdminEventId>(1);
    return last;
}

}  // namespace hotline::store
