#include "adapters/store/sqlite/city_writer.hpp"

#include "adapters/store/city_rows.hpp"

namespace hotline::store::sqlite {

app::CityWriter::Known SqliteCityWriter::known() {
    Known known;
    database_.run([&known](Connection& connection) {
        Query query(connection, "SELECT username, extension, password_hash <> '', sealed_ha1 <> '' FROM users");
        while (query.next()) {
            const auto username = query.get<std::string>(0);
            if (query.get<bool>(2)) known.usernames.insert(username);
            if (query.get<bool>(3)) known.phones.emplace(username, query.get<std::string>(1));
        }
    });
    return known;
}

void SqliteCityWriter::write(const app::City& city, const std::vector<app::Credentials>& credentials) {
    database_.run([&](Connection& connection) {
        CityRows rows(connection, {.ids = *parts_.ids, .box = *parts_.box, .realm = realm_, .now = parts_.clock->now()});
        rows.put(city, credentials);
    });
}

}  // namespace hotline::store::sqlite
