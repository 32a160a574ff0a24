#include "adapters/store/city_rows.hpp"

#include <algorithm>

#include "adapters/store/after_hours_rows.hpp"
#include "adapters/store/case_store.hpp"
#include "adapters/store/catalogue_store.hpp"
#include "adapters/store/city_editor.hpp"
#include "adapters/store/digest_ha1.hpp"
#include "adapters/store/flow_store.hpp"
#include "adapters/store/knowledge_store.hpp"
#include "adapters/store/queue_rows.hpp"
#include "app/city/check_city.hpp"
#include "app/knowledge/edit.hpp"
#include "base/json/codec.hpp"

namespace hotline::store {

void write_setting(Connection& connection, std::string_view name, const std::string& value) {
    execute(connection,
            "INSERT INTO settings (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name,
            value);
}

void write_time_limits(Connection& connection, const TimeLimitPolicy& policy) {
    write_setting(connection, "time_limit_calendar", policy.calendar.value);
    write_setting(connection, "extension_most_times", std::to_string(policy.extensions.most_times));
    write_setting(connection, "extension_most_at_once", std::to_string(policy.extensions.most_at_once));
    execute(connection, "DELETE FROM sla_policies");
    int position = 0;
    for (const TimeLimit& limit : policy.limits)
        execute(connection,
                "INSERT INTO sla_policies (position, clock, kind, urgency, district_code, amount, unit, start) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                ++position, limit.clock, limit.kind, limit.urgency, limit.district, limit.amount, limit.unit, limit.start);
}

namespace {

int last_version(Connection& connection, const FlowCode& flow) {
    Query query(connection, "SELECT COALESCE(MAX(version), 0) FROM ivr_flow_versions WHERE flow_code = ?1", flow);
    return query.next() ? query.get<int>(0) : 0;
}

}  // namespace

void CityRows::put(const app::City& city, const std::vector<app::Credentials>& credentials) {
    put_settings(city);
    put_districts(city);
    put_departments(city);
    put_categories(city);
    put_calendars(city);
    write_time_limits(connection_, {city.limits.calendar, city.limits.limits, city.limits.extensions});
    put_supervision(city);
    put_catalogue(city);
    SqlCaseStore{connection_}.wake_open(parts_.now);  // their due times may be others now
    QueueRows{connection_}.put(city);
    AfterHoursRows{connection_}.put(city);
    for (const app::FlowText& flow : city.flows) put_flow(flow);
    put_numbers(city);
    execute(connection_, "UPDATE users SET extension = ''");  // seats may have been exchanged between people
    for (const app::StaffItem& person : city.staff) put_person(person);
    for (const app::Credentials& one : credentials) put_credentials(one);
    put_texts(city.texts);
    put_articles(city.articles);
}

void CityRows::put_settings(const app::City& city) {
    write_setting(connection_, "city_zh", city.about.name_zh);
    write_setting(connection_, "city_en", city.about.name_en);
    write_setting(connection_, "utc_offset_min", std::to_string(city.about.utc_offset_min));
    write_setting(connection_, "barred_flow", city.barred_flow.value);
    write_setting(connection_, "dialling", json::encode(city.dialling));
    SqlKnowledgeStore{connection_}.put_vocabulary(city.search.vocabulary);
    write_setting(connection_, "judgement", json::encode(city.judgement.policy));
    write_setting(connection_, "archive_after_days", std::to_string(city.supervision.archive_after_days));
}

void CityRows::put_districts(const app::City& city) {
    int position = 0;
    for (const app::DistrictItem& district : city.districts) {
        execute(
            connection_,
            "INSERT INTO districts (code, name_zh, name_en, position) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (code) DO UPDATE SET "
            "name_zh = excluded.name_zh, name_en = excluded.name_en, position = excluded.position",
            district.code, district.name_zh, district.name_en, ++position);
        for (const app::StreetItem& street : district.streets)
            execute(connection_,
                    "INSERT INTO streets (code, district_code, name_zh, name_en, position) VALUES (?1, ?2, ?3, ?4, ?5) "
                    "ON CONFLICT (code) DO UPDATE SET district_code = excluded.district_code, name_zh = excluded.name_zh, "
                    "name_en = excluded.name_en, position = excluded.position",
                    street.code, district.code, street.name_zh, street.name_en, ++position);
    }
}

void CityRows::put_departments(const app::City& city) {
    int position = 0;
    for (const app::DepartmentItem& item : city.departments)
        execute(connection_,
                "INSERT INTO departments (code, parent_code, name_zh, name_en, duty_zh, position, closed) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) "
                "ON CONFLICT (code) DO UPDATE SET parent_code = excluded.parent_code, name_zh = excluded.name_zh, "
                "name_en = excluded.name_en, duty_zh = excluded.duty_zh, position = excluded.position, closed = excluded.closed",
                item.code, item.parent, item.name_zh, item.name_en, item.duty_zh, ++position, item.closed);
}

void CityRows::put_categories(const app::City& city) {
    int position = 0;
    for (const app::CategoryItem& item : city.categories)
        execute(
            connection_,
            "INSERT INTO categories (code, parent_code, name_zh, name_en, default_department_code, position, closed) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (code) DO UPDATE SET parent_code = excluded.parent_code, "
            "name_zh = excluded.name_zh, name_en = excluded.name_en, "
            "default_department_code = excluded.default_department_code, position = excluded.position, closed = excluded.closed",
            item.code, item.parent, item.name_zh, item.name_en, item.default_department, ++position, item.closed);
}

void CityRows::put_calendars(const app::City& city) {
    for (const app::CalendarItem& calendar : city.calendars) {
        execute(connection_,
                "INSERT INTO calendars (code, name_zh, name_en, utc_offset_min) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (code) DO "
                "UPDATE SET "
                "name_zh = excluded.name_zh, name_en = excluded.name_en, utc_offset_min = excluded.utc_offset_min",
                calendar.code, calendar.name_zh, calendar.name_en, city.about.utc_offset_min);
        execute(connection_, "DELETE FROM calendar_hours WHERE calendar_code = ?1", calendar.code);
        for (std::size_t day = 0; day < calendar.week.size(); ++day)
            for (const app::HoursItem& hours : calendar.week[day])
                execute(connection_,
                        "INSERT INTO calendar_hours (calendar_code, weekday, from_min, to_min) VALUES (?1, ?2, ?3, ?4)",
                        calendar.code, day, app::minutes_of(hours.from).value_or(0), app::minutes_of(hours.to).value_or(0));
        execute(connection_, "DELETE FROM calendar_years WHERE calendar_code = ?1", calendar.code);
        execute(connection_, "DELETE FROM calendar_holidays WHERE calendar_code = ?1", calendar.code);
        if (calendar.follows_holidays) put_holidays(calendar.code, city);
    }
}

void CityRows::put_holidays(const CalendarCode& calendar, const app::City& city) {
    const auto put_days = [this, &calendar](const std::map<std::string, std::string>& days, bool is_make_up) {
        for (const auto& [day, name] : days)
            execute(connection_, "INSERT INTO calendar_holidays (calendar_code, day, name, is_make_up) VALUES (?1, ?2, ?3, ?4)",
                    calendar, day, name, is_make_up);
    };
    for (const app::HolidaysFile& year : city.holidays) {
        execute(connection_, "INSERT INTO calendar_years (calendar_code, year) VALUES (?1, ?2)", calendar, year.year);
        put_days(year.holidays, false);
        put_days(year.make_up_days, true);
    }
}

void CityRows::put_supervision(const app::City& city) {
    execute(connection_, "DELETE FROM supervision_rules");
    int position = 0;
    for (const LadderRule& rule : city.supervision.ladder)
        execute(connection_,
                "INSERT INTO supervision_rules (position, trigger_code, amount, unit, level) VALUES (?1, ?2, ?3, ?4, ?5)",
                ++position, rule.when, rule.amount, rule.unit, rule.level);
}

/// The same duties make no new version.
void CityRows::put_catalogue(const app::City& city) {
    if (city.catalogue.entries.empty() && city.catalogue.fallbacks.empty()) return;
    SqlCatalogueStore store{connection_};
    const app::CatalogueView latest = store.latest();
    if (latest.entries == city.catalogue.entries && latest.fallbacks == city.catalogue.fallbacks) return;
    store.publish(city.catalogue, UserId{}, parts_.now);
}

void CityRows::put_numbers(const app::City& city) {
    execute(connection_, "DELETE FROM routes");
    for (const app::RouteItem& route : city.routes)
        execute(connection_, "INSERT INTO routes (number, flow_code) VALUES (?1, ?2)", route.number, route.flow);
    execute(connection_, "DELETE FROM number_areas");
    for (const app::AreaItem& area : city.areas)
        execute(connection_, "INSERT INTO number_areas (prefix, name) VALUES (?1, ?2)", area.prefix, area.name);
    execute(connection_, "DELETE FROM department_numbers");
    for (const app::DepartmentNumberItem& line : city.department_numbers)
        execute(connection_, "INSERT INTO department_numbers (department_code, number) VALUES (?1, ?2)", line.department,
                line.number);
}

/// A published version never changes: another text is the next version.
void CityRows::put_flow(const app::FlowText& flow) {
    int version = 0;
    {
        Query current(connection_,
                      "SELECT v.version, v.definition FROM ivr_flows f JOIN ivr_flow_versions v "
                      "ON v.flow_code = f.code AND v.version = f.version WHERE f.code = ?1",
                      flow.code);
        if (current.next()) {
            if (current.get<std::string>(1) == flow.definition) return;
            version = current.get<int>(0);
        }
    }
    execute(connection_, "INSERT INTO ivr_flows (code, version) VALUES (?1, 0) ON CONFLICT (code) DO NOTHING", flow.code);
    const int next = last_version(connection_, flow.code) + 1;
    SqlFlowStore flows{connection_};
    if (version > 0) flows.set_state(flow.code, version, app::FlowVersionState::superseded);
    flows.add(app::StoredFlowVersion{.code = flow.code,
                                     .version = next,
                                     .state = app::FlowVersionState::published,
                                     .at = parts_.now,
                                     .by = {},
                                     .by_name = {},
                                     .why = {},
                                     .document = flow.definition,
                                     .layout = "{}"});
}

void CityRows::put_person(const app::StaffItem& person) {
    Query query(connection_,
                "INSERT INTO users (id, username, name, role, department_code, extension, password_hash, sealed_ha1) "
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, '', '') ON CONFLICT (username) DO UPDATE SET name = excluded.name, role = "
                "excluded.role, "
                "department_code = excluded.department_code, extension = excluded.extension RETURNING id",
                parts_.ids.next<UserId>(), person.username, person.name, person.role, person.department, person.extension);
    if (!query.next()) throw StoreError("a person was not written");
    const auto user = query.get<UserId>(0);
    execute(connection_, "DELETE FROM agent_skills WHERE user_id = ?1", user);
    for (const auto& [skill, level] : person.skills)
        execute(connection_, "INSERT INTO agent_skills (user_id, skill_code, level) VALUES (?1, ?2, ?3)", user, skill, level);
    execute(connection_, "DELETE FROM queue_agents WHERE user_id = ?1", user);
    for (const QueueCode& queue : person.queues)
        execute(connection_, "INSERT INTO queue_agents (queue_code, user_id) VALUES (?1, ?2)", queue, user);
}

void CityRows::put_credentials(const app::Credentials& one) {
    if (!one.password_hash.empty())
        execute(connection_, "UPDATE users SET password_hash = ?2 WHERE username = ?1", one.username, one.password_hash);
    if (one.phone_secret.empty()) return;
    Query query(connection_, "SELECT extension FROM users WHERE username = ?1", one.username);
    if (!query.next()) throw StoreError("credentials of nobody");
    const auto ha1 = digest_ha1(query.get<std::string>(0), parts_.realm, one.phone_secret);
    execute(connection_, "UPDATE users SET sealed_ha1 = ?2 WHERE username = ?1", one.username, parts_.box.seal(ha1));
}

void CityRows::put_texts(const std::vector<TextTemplate>& texts) {
    SqlCityEditor editor(connection_);
    const auto known = editor.texts();
    for (const TextTemplate& text : texts) {
        const auto last = std::ranges::find(known, text.code, [](const app::TextVersion& one) { return one.text.code; });
        if (last == known.end())
            editor.put({text, 1});
        else if (last->text != text)
            editor.put({text, last->version + 1});
    }
}

void CityRows::put_articles(const std::vector<app::ArticleItem>& articles) {
    SqlKnowledgeStore store{connection_};
    std::map<std::string, ArticleId> ids;
    for (const app::ArticleItem& article : articles) {
        Query known(connection_, "SELECT id FROM knowledge_items WHERE code = ?1", article.code);
        ids[article.code] = known.next() ? known.get<ArticleId>(0) : parts_.ids.next<ArticleId>();
    }
    for (const app::ArticleItem& article : articles) {
        const ArticleId id = ids.at(article.code);
        const auto before = store.find(id);
        if (const auto item = app::imported_item(article, ids, before.value_or(KnowledgeItem{.id = id}), parts_.now))
            store.put(*item, {.action = before ? ItemAction::edit : ItemAction::write});
    }
}

}  // namespace hotline::store
