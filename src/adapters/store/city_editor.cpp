#include "adapters/store/city_editor.hpp"

#include "adapters/store/city_rows.hpp"
#include "adapters/store/city_store.hpp"

namespace hotline::store {
namespace {

constexpr std::string_view kCategory = "code, parent_code, name_zh, name_en, default_department_code, closed, replaced_by";

std::vector<Category> read_categories(Query& query) {
    std::vector<Category> all;
    while (query.next()) {
        Category& c = all.emplace_back();
        query.into(c.code, c.parent, c.name_zh, c.name_en, c.default_department, c.closed, c.replaced_by);
    }
    return all;
}

}  // namespace

std::vector<Unit> SqlCityEditor::units() {
    std::map<DepartmentCode, std::vector<Liaison>> liaisons;
    Query people(connection_, "SELECT department_code, name, phone FROM department_liaisons ORDER BY department_code, position");
    while (people.next())
        liaisons[people.get<DepartmentCode>(0)].push_back({people.get<std::string>(1), people.get<std::string>(2)});
    std::vector<Unit> all;
    Query query(connection_,
                "SELECT code, parent_code, name_zh, name_en, duty_zh, district_code, calendar_code, closed FROM departments "
                "ORDER BY position, code");
    while (query.next()) {
        Unit& u = all.emplace_back();
        query.into(u.code, u.parent, u.name_zh, u.name_en, u.duty_zh, u.district, u.hours, u.closed);
        u.liaisons = std::move(liaisons[u.code]);
    }
    return all;
}

void SqlCityEditor::put(const Unit& u, int position) {
    execute(
        connection_,
        "INSERT INTO departments (code, parent_code, name_zh, name_en, duty_zh, position, district_code, calendar_code, closed) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (code) DO UPDATE SET parent_code = excluded.parent_code, "
        "name_zh = excluded.name_zh, name_en = excluded.name_en, duty_zh = excluded.duty_zh, district_code = "
        "excluded.district_code, calendar_code = excluded.calendar_code, closed = excluded.closed",
        u.code, u.parent, u.name_zh, u.name_en, u.duty_zh, position, u.district, u.hours, u.closed);
    execute(connection_, "DELETE FROM department_liaisons WHERE department_code = ?1", u.code);
    int place = 0;
    for (const Liaison& liaison : u.liaisons)
        execute(connection_, "INSERT INTO department_liaisons (department_code, position, name, phone) VALUES (?1, ?2, ?3, ?4)",
                u.code, ++place, liaison.name, liaison.phone);
}

std::vector<std::string> SqlCityEditor::open_cases(const DepartmentCode& unit, int limit) {
    std::vector<std::string> numbers;
    Query query(connection_,
                "SELECT number FROM cases WHERE closed_at IS NULL AND (department_code = ?1 OR lead_code = ?1 OR id IN "
                "(SELECT case_id FROM case_co_handlers WHERE department_code = ?1)) ORDER BY recorded_at, id LIMIT ?2",
                unit, limit);
    while (query.next()) numbers.push_back(query.get<std::string>(0));
    return numbers;
}

std::vector<Category> SqlCityEditor::categories() {
    Query query(connection_, "SELECT " + std::string(kCategory) + " FROM categories ORDER BY position, code");
    return read_categories(query);
}

std::vector<Category> SqlCityEditor::categories_at(int version) {
    Query query(connection_,
                "SELECT " + std::string(kCategory) +
                    " FROM category_history h WHERE version = (SELECT MAX(l.version) FROM category_history l "
                    "WHERE l.code = h.code AND l.version <= ?1) ORDER BY position, code",
                version);
    return read_categories(query);
}

std::vector<app::CategoryVersion> SqlCityEditor::category_versions() {
    std::vector<app::CategoryVersion> all;
    Query query(connection_, "SELECT version, at, by_user, note FROM category_versions ORDER BY version DESC");
    while (query.next()) {
        app::CategoryVersion& v = all.emplace_back();
        query.into(v.version, v.at, v.by, v.note);
    }
    return all;
}

/// What an import of the city made is version 0, written when it is about to change for the first time.
void SqlCityEditor::remember_first_tree() {
    execute(connection_,
            "INSERT INTO category_history (version, code, parent_code, name_zh, name_en, default_department_code, closed, "
            "replaced_by, position) SELECT 0, code, parent_code, name_zh, name_en, default_department_code, closed, replaced_by, "
            "position FROM categories");
}

void SqlCityEditor::put_history(int version, const Category& c, int position) {
    execute(connection_,
            "INSERT INTO category_history (version, code, parent_code, name_zh, name_en, default_department_code, closed, "
            "replaced_by, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            version, c.code, c.parent, c.name_zh, c.name_en, c.default_department, c.closed, c.replaced_by, position);
}

void SqlCityEditor::put(const app::CategoryVersion& version, const std::vector<PlacedCategory>& changed) {
    if (version.version == 1) remember_first_tree();
    execute(connection_, "INSERT INTO category_versions (version, at, by_user, note) VALUES (?1, ?2, ?3, ?4)", version.version,
            version.at, version.by, version.note);
    for (const auto& [c, position] : changed) {
        put_history(version.version, c, position);
        execute(connection_,
                "INSERT INTO categories (code, parent_code, name_zh, name_en, default_department_code, position, closed, "
                "replaced_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (code) DO UPDATE SET parent_code = "
                "excluded.parent_code, name_zh = excluded.name_zh, name_en = excluded.name_en, default_department_code = "
                "excluded.default_department_code, closed = excluded.closed, replaced_by = excluded.replaced_by",
                c.code, c.parent, c.name_zh, c.name_en, c.default_department, position, c.closed, c.replaced_by);
    }
}

std::vector<Calendar> SqlCityEditor::calendars() {
    std::vector<Calendar> all;
    for (auto& [code, calendar] : read_calendars(connection_)) all.push_back(std::move(calendar));
    return all;
}

void SqlCityEditor::put(const CalendarYear& year) {
    execute(connection_, "DELETE FROM calendar_years WHERE calendar_code = ?1 AND year = ?2", year.calendar, year.year);
    if (year.published)
        execute(connection_, "INSERT INTO calendar_years (calendar_code, year) VALUES (?1, ?2)", year.calendar, year.year);
    execute(connection_, "DELETE FROM calendar_holidays WHERE calendar_code = ?1 AND substr(day, 1, 4) = ?2", year.calendar,
            std::to_string(year.year));
    for (const SpecialDay& day : year.days)
        execute(connection_, "INSERT INTO calendar_holidays (calendar_code, day, name, is_make_up) VALUES (?1, ?2, ?3, ?4)",
                year.calendar, day.day, day.name, day.worked);
}

void SqlCityEditor::put(const TimeLimitPolicy& policy) { write_time_limits(connection_, policy); }

std::vector<app::TextVersion> SqlCityEditor::texts() {
    std::vector<app::TextVersion> all;
    Query query(connection_,
                "SELECT code, kind, title, body, closed, version FROM text_versions t WHERE version = (SELECT MAX(l.version) "
                "FROM text_versions l WHERE l.code = t.code) ORDER BY code");
    while (query.next()) {
        auto& [text, version] = all.emplace_back();
        query.into(text.code, text.kind, text.title, text.body, text.closed, version);
    }
    return all;
}

void SqlCityEditor::put(const app::TextVersion& v) {
    execute(connection_, "INSERT INTO text_versions (code, version, kind, title, body, closed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            v.text.code, v.version, v.text.kind, v.text.title, v.text.body, v.text.closed);
}

std::vector<app::SkillItem> SqlCityEditor::skills() {
    std::vector<app::SkillItem> all;
    Query query(connection_, "SELECT code, name_zh, name_en FROM skills ORDER BY code");
    while (query.next()) {
        app::SkillItem& skill = all.emplace_back();
        query.into(skill.code, skill.name_zh, skill.name_en);
    }
    return all;
}

}  // namespace hotline::store
