#include "adapters/store/account_store.hpp"

namespace hotline::store {

std::vector<Account> SqlAccountStore::all() {
    std::vector<Account> accounts;
    std::map<UserId, std::size_t> places;
    Query query(connection_,
                "SELECT id, username, name, role, department_code, extension, granted, disabled FROM users ORDER BY username");
    while (query.next()) {
        Account& a = accounts.emplace_back();
        query.into(a.id, a.username, a.name, a.role, a.department, a.extension, a.granted, a.locked);
        places.emplace(a.id, accounts.size() - 1);
    }
    Query districts(connection_, "SELECT user_id, district_code FROM user_districts ORDER BY district_code");
    while (districts.next()) accounts.at(places.at(districts.get<UserId>(0))).districts.push_back(districts.get<DistrictCode>(1));
    Query skills(connection_, "SELECT user_id, skill_code, level FROM agent_skills");
    while (skills.next())
        accounts.at(places.at(skills.get<UserId>(0))).skills.emplace(skills.get<SkillCode>(1), skills.get<int>(2));
    return accounts;
}

void SqlAccountStore::put_row(const Account& a) {
    // A phone's digest secret holds its extension, so another extension needs another secret.
    execute(
        connection_,
        "INSERT INTO users (id, username, name, role, department_code, extension, password_hash, sealed_ha1, disabled, granted) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, '', '', ?7, ?8) ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = "
        "excluded.role, department_code = excluded.department_code, disabled = excluded.disabled, granted = excluded.granted, "
        "sealed_ha1 = CASE WHEN users.extension = excluded.extension THEN users.sealed_ha1 ELSE '' END, "
        "extension = excluded.extension",
        a.id, a.username, a.name, a.role, a.department, a.extension, a.locked, a.granted);
}

void SqlAccountStore::put(const Account& account) {
    put_row(account);
    execute(connection_, "DELETE FROM user_districts WHERE user_id = ?1", account.id);
    for (const DistrictCode& district : account.districts)
        execute(connection_, "INSERT INTO user_districts (user_id, district_code) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                account.id, district);
    execute(connection_, "DELETE FROM agent_skills WHERE user_id = ?1", account.id);
    for (const auto& [skill, level] : account.skills)
        execute(connection_, "INSERT INTO agent_skills (user_id, skill_code, level) VALUES (?1, ?2, ?3)", account.id, skill,
                level);
}

void SqlAccountStore::set_password(UserId user, const std::string& hash, bool must_change, Instant at) {
    execute(connection_,
            "INSERT INTO old_passwords (user_id, at, password_hash) SELECT id, ?2, password_hash FROM users "
            "WHERE id = ?1 AND password_hash <> '' ON CONFLICT DO NOTHING",
            user, at);
    execute(connection_, "UPDATE users SET password_hash = ?2, must_change_password = ?3 WHERE id = ?1", user, hash, must_change);
}

std::vector<std::string> SqlAccountStore::password_hashes(UserId user, int limit) {
    std::vector<std::string> hashes;
    Query present(connection_, "SELECT password_hash FROM users WHERE id = ?1 AND password_hash <> ''", user);
    if (present.next()) hashes.push_back(present.get<std::string>(0));
    Query earlier(connection_, "SELECT password_hash FROM old_passwords WHERE user_id = ?1 ORDER BY at DESC LIMIT ?2", user,
                  limit - 1);
    while (earlier.next()) hashes.push_back(earlier.get<std::string>(0));
    return hashes;
}

void SqlAccountStore::end_sessions(UserId user, const std::string& but) {
    execute(connection_, "DELETE FROM sessions WHERE user_id = ?1 AND token_hash <> ?2", user, but);
}

std::map<UserId, app::AccountStore::Trace> SqlAccountStore::traces() {
    std::map<UserId, Trace> all;
    Query query(connection_,
                "SELECT u.id, u.must_change_password, MAX(s.last_seen_at) FROM users u LEFT JOIN sessions s ON s.user_id = u.id "
                "GROUP BY u.id, u.must_change_password");
    while (query.next()) {
        Trace& trace = all[query.get<UserId>(0)];
        trace.must_change_password = query.get<bool>(1);
        trace.last_seen_at = query.get<std::optional<Instant>>(2);
    }
    return all;
}

}  // namespace hotline::store
