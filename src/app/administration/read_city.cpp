#include "app/administration/read_city.hpp"

#include <limits>

#include "app/administration/row_kinds.hpp"
#include "domain/calendar/working_days.hpp"

namespace hotline::app {
namespace {

/// Whether a person of that id exists decides nothing; who is gone keeps his empty name.
std::string name_of(UnitOfWork& work, UserId user) {
    const auto found = work.people.find_user(user);
    return found ? found->user.name : std::string{};
}

AdminEventId revision_of(const std::map<std::string, AdminEventId>& revisions, const std::string& key) {
    const auto found = revisions.find(key);
    return found == revisions.end() ? AdminEventId{} : found->second;
}

std::vector<CodeName> calendar_names(UnitOfWork& work) {
    std::vector<CodeName> names;
    for (const Calendar& calendar : work.editor.calendars())
        names.push_back({calendar.code.value, calendar.name_zh, calendar.name_en});
    return names;
}

CalendarView view_of(const Calendar& calendar, std::set<int> years, const std::map<std::string, AdminEventId>& revisions) {
    CalendarView view{.code = calendar.code, .name_zh = calendar.name_zh, .name_en = calendar.name_en};
    for (std::size_t weekday = 0; weekday < calendar.week.size(); ++weekday)
        if (calendar.week.at(weekday).empty()) view.free_weekdays.push_back(static_cast<int>(weekday));
    for (const int year : calendar.published_years) years.insert(year);
    for (const int year : years) {
        CalendarYear row = year_of(calendar, year);
        const auto key = RowKind<CalendarYear>::key(row);
        view.years.push_back({std::move(row), revision_of(revisions, key)});
    }
    return view;
}

std::optional<int> as_limit(std::int64_t value) {
    if (value <= std::numeric_limits<int>::min() || value >= std::numeric_limits<int>::max()) return std::nullopt;
    return static_cast<int>(value);
}

FormField field_of(const json::Member& member) {
    const json::TypeInfo* type = &member.type();
    FormField field{.name = std::string(member.name), .optional = type->kind == json::Kind::optional};
    if (type->kind == json::Kind::optional) type = &type->element();
    if (type->kind == json::Kind::boolean) field.kind = FieldKind::flag;
    if (type->kind == json::Kind::integer) {
        field.kind = FieldKind::integer;
        field.min = as_limit(std::max(member.rules.min, type->range.min));
        field.max = as_limit(std::min(member.rules.max, type->range.max));
    }
    if (type->kind == json::Kind::enumeration) {
        field.kind = FieldKind::choice;
        field.choices.assign(type->names.begin(), type->names.end());
    }
    return field;
}

}  // namespace

UnitTree read_units(UnitOfWork& work, Instant now) {
    UnitTree tree{.calendars = calendar_names(work), .as_of = now};
    std::map<DepartmentCode, int> people;
    for (const Account& account : work.accounts.all())
        if (account.can_log_in()) ++people[account.department];
    const auto revisions = work.admin_log.revisions(AdminObject::unit);
    for (Unit& unit : work.editor.units()) {
        const auto revision = revision_of(revisions, unit.code.value);
        const int count = people[unit.code];
        tree.rows.push_back({std::move(unit), revision, count});
    }
    return tree;
}

std::optional<CategoryTree> read_categories(UnitOfWork& work, std::optional<int> version, Instant now) {
    CategoryTree tree{.as_of = now};
    for (const CategoryVersion& each : work.editor.category_versions())
        tree.versions.push_back({each.version, each.at, name_of(work, each.by), each.note});
    const int newest = tree.versions.empty() ? 0 : tree.versions.front().version;
    tree.version = version.value_or(newest);
    if (tree.version < 0 || tree.version > newest) return std::nullopt;
    const auto present = work.editor.categories();
    const auto revisions = work.admin_log.revisions(AdminObject::category);
    for (const Category& category : tree.version == newest ? present : work.editor.categories_at(tree.version))
        tree.rows.push_back({category, revision_of(revisions, category.code.value), present_code(present, category.code)});
    return tree;
}

std::vector<CategoryMapping> read_category_mapping(UnitOfWork& work) {
    const auto all = work.editor.categories();
    std::map<CategoryCode, std::string> names;
    for (const Category& category : all) names[category.code] = category.name_zh;
    std::vector<CategoryMapping> mapping;
    for (const Category& category : all) {
        const CategoryCode present = present_code(all, category.code);
        mapping.push_back({category.code, present, category.name_zh, names[present]});
    }
    return mapping;
}

CalendarList read_calendars(UnitOfWork& work, Instant now) {
    CalendarList list{.as_of = now};
    const auto revisions = work.admin_log.revisions(AdminObject::calendar_year);
    const auto known = RowKind<CalendarYear>::all(work);
    for (const Calendar& calendar : work.editor.calendars()) {
        const int this_year = static_cast<int>(local_date(calendar, now).year());
        std::set<int> years{this_year - 1, this_year, this_year + 1, this_year + 2};
        for (const CalendarYear& year : known)
            if (year.calendar == calendar.code) years.insert(year.year);
        list.calendars.push_back(view_of(calendar, std::move(years), revisions));
    }
    return list;
}

TimeLimitView read_time_limits(UnitOfWork& work, Instant now) {
    return {.table = RowKind<TimeLimitTable>::all(work).front(),
            .revision = revision_of(work.admin_log.revisions(AdminObject::time_limits), {}),
            .fields = form_fields(json::type_of<TimeLimit>()),
            .calendars = calendar_names(work),
            .as_of = now};
}

TextList read_texts(UnitOfWork& work, Instant now) {
    TextList list{.as_of = now};
    const auto revisions = work.admin_log.revisions(AdminObject::text);
    for (TextVersion& each : work.editor.texts()) {
        const auto revision = revision_of(revisions, each.text.code.value);
        list.rows.push_back({std::move(each.text), each.version, revision});
    }
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<TextKind>>(
        [&](auto each) { list.kinds.push_back({each.value, words_of(each.value), is_paper(each.value)}); });
    return list;
}

AdminHistory read_admin_history(UnitOfWork& work, const AdminEventFilter& filter, Instant now) {
    auto page = work.admin_log.list(filter);
    AdminHistory history{.next = std::move(page.next), .as_of = now};
    for (AdminEvent& event : page.events)
        history.events.push_back({.id = event.id,
                                  .at = event.at,
                                  .by_name = name_of(work, event.by),
                                  .object = event.object,
                                  .key = std::move(event.key),
                                  .action = event.action,
                                  .before = std::move(event.before),
                                  .after = std::move(event.after),
                                  .note = std::move(event.note)});
    return history;
}

std::vector<FormField> form_fields(const json::TypeInfo& row) {
    std::vector<FormField> fields;
    for (const json::Member& member : row.members) fields.push_back(field_of(member));
    return fields;
}

}  // namespace hotline::app
