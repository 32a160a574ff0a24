#include "adapters/store/people_store.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kUser =
    "SELECT u.id, u.username, u.name, u.role, u.department_code, COALESCE(d.name_zh, ''), u.extension, u.password_hash, "
    "u.disabled OR u.granted = 0, u.must_change_password "
    "FROM users u LEFT JOIN departments d ON d.code = u.department_code ";

/// Sessions that nobody can use any more are swept when a new one begins; the longest life is 12 hours (security 9).
constexpr Duration kKeepDeadSessions = std::chrono::hours{7 * 24};

std::optional<app::UserRecord> one_user(Connection& connection, Query& query) {
    if (!query.next()) return std::nullopt;
    app::UserRecord found;
    app::SessionUser& user = found.user;
    query.into(user.id, user.username, user.name, user.role, user.department, user.department_name, user.extension,
               found.password_hash, found.disabled, found.must_change_password);
    Query districts(connection, "SELECT district_code FROM user_districts WHERE user_id = ?1 ORDER BY district_code", user.id);
    while (districts.next()) found.districts.push_back(districts.get<DistrictCode>(0));
    return found;
}

}  // namespace

std::optional<app::UserRecord> SqlPeopleStore::find_user(const std::string& username) {
    Query query(connection_, std::string(kUser) + "WHERE u.username = ?1", username);
    return one_user(connection_, query);
}

std::optional<app::UserRecord> SqlPeopleStore::find_user(UserId id) {
    Query query(connection_, std::string(kUser) + "WHERE u.id = ?1", id);
    return one_user(connection_, query);
}

void SqlPeopleStore::insert_session(const app::SessionRecord& session) {
    execute(connection_, "DELETE FROM sessions WHERE created_at < ?1", session.created_at - kKeepDeadSessions);
    execute(connection_, "INSERT INTO sessions (token_hash, user_id, created_at, last_seen_at) VALUES (?1, ?2, ?3, ?4)",
            session.token_hash, session.user, session.created_at, session.last_seen_at);
}

std::optional<app::SessionRecord> SqlPeopleStore::find_session(const std::string& token_hash) {
    Query query(connection_, "SELECT token_hash, user_id, created_at, last_seen_at FROM sessions WHERE token_hash = ?1",
                token_hash);
    if (!query.next()) return std::nullopt;
    app::SessionRecord found;
    query.into(found.token_hash, found.user, found.created_at, found.last_seen_at);
    return found;
}

void SqlPeopleStore::touch_session(const std::string& token_hash, Instant at) {
    execute(connection_, "UPDATE sessions SET last_seen_at = ?2 WHERE token_hash = ?1", token_hash, at);
}

void SqlPeopleStore::delete_session(const std::string& token_hash) {
    execute(connection_, "DELETE FROM sessions WHERE token_hash = ?1", token_hash);
}

}  // namespace hotline::store
