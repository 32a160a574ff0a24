#include "app/administration/row_kinds.hpp"

#include <map>

#include "app/catalogue.hpp"

namespace hotline::app {
namespace {

constexpr int kMostCasesNamed = 20;

std::set<DistrictCode> district_codes(UnitOfWork& work) {
    std::set<DistrictCode> codes;
    for (const DistrictItem& district : work.city.reference().districts) codes.insert(district.code);
    return codes;
}

UnitSurroundings surroundings_of_units(UnitOfWork& work, const std::vector<Unit>& rows) {
    UnitSurroundings around{.districts = district_codes(work)};
    for (const Calendar& calendar : work.editor.calendars()) around.calendars.insert(calendar.code);
    for (const Account& account : work.accounts.all())
        if (account.can_log_in() && !account.department.empty()) ++around.people[account.department];
    for (const Category& category : work.editor.categories())
        if (!category.closed && !category.default_department.empty()) around.suggested.insert(category.default_department);
    around.duties = units_of(catalogue_of(work.catalogue.latest()));
    for (const Unit& unit : rows)
        if (unit.closed)
            if (auto numbers = work.editor.open_cases(unit.code, kMostCasesNamed); !numbers.empty())
                around.open_cases.emplace(unit.code, std::move(numbers));
    return around;
}

}  // namespace

std::set<DepartmentCode> open_units(UnitOfWork& work) {
    std::set<DepartmentCode> open;
    for (const Unit& unit : work.editor.units())
        if (!unit.closed) open.insert(unit.code);
    return open;
}

RowFaults RowKind<Unit>::faults(UnitOfWork& work, const std::vector<Unit>& all, const std::vector<Unit>& rows) {
    return faults_of(all, rows, surroundings_of_units(work, rows));
}

void RowKind<Unit>::store(const AdminWork& doing, const std::vector<PlacedRow<Unit>>& rows) {
    for (const auto& [unit, position] : rows) doing.work.editor.put(unit, position);
}

RowFaults RowKind<Category>::faults(UnitOfWork& work, const std::vector<Category>& all, const std::vector<Category>& rows) {
    return faults_of(all, rows, open_units(work));
}

void RowKind<Category>::store(const AdminWork& doing, const std::vector<PlacedRow<Category>>& rows) {
    const auto versions = doing.work.editor.category_versions();
    const int next = versions.empty() ? 1 : versions.front().version + 1;
    std::vector<CityEditor::PlacedCategory> placed;
    for (const auto& [category, position] : rows) placed.push_back({category, position});
    doing.work.editor.put(CategoryVersion{.version = next, .at = doing.now, .by = doing.actor.user, .note = doing.note}, placed);
}

std::vector<CalendarYear> RowKind<CalendarYear>::all(UnitOfWork& work) {
    std::vector<CalendarYear> all;
    for (const Calendar& calendar : work.editor.calendars()) {
        std::set<int> years{calendar.published_years.begin(), calendar.published_years.end()};
        for (const auto& [day, name] : calendar.holidays) years.insert(static_cast<int>(day.year()));
        for (const auto& [day, name] : calendar.make_up_days) years.insert(static_cast<int>(day.year()));
        for (const int year : years) all.push_back(year_of(calendar, year));
    }
    return all;
}

RowFaults RowKind<CalendarYear>::faults(UnitOfWork& work, const std::vector<CalendarYear>&,
                                        const std::vector<CalendarYear>& rows) {
    return faults_of(rows, work.editor.calendars());
}

void RowKind<CalendarYear>::store(const AdminWork& doing, const std::vector<PlacedRow<CalendarYear>>& rows) {
    for (const auto& placed : rows) doing.work.editor.put(placed.row);
    doing.work.cases.wake_open(doing.now);  // what was provisional is due at another time now (C23)
}

std::vector<TextTemplate> RowKind<TextTemplate>::all(UnitOfWork& work) {
    std::vector<TextTemplate> all;
    for (TextVersion& each : work.editor.texts()) all.push_back(std::move(each.text));
    return all;
}

RowFaults RowKind<TextTemplate>::faults(UnitOfWork&, const std::vector<TextTemplate>&, const std::vector<TextTemplate>& rows) {
    return faults_of(rows);
}

void RowKind<TextTemplate>::store(const AdminWork& doing, const std::vector<PlacedRow<TextTemplate>>& rows) {
    std::map<TextCode, int> versions;
    for (const TextVersion& each : doing.work.editor.texts()) versions[each.text.code] = each.version;
    for (const auto& placed : rows) doing.work.editor.put(TextVersion{placed.row, versions[placed.row.code] + 1});
}

std::vector<TimeLimitTable> RowKind<TimeLimitTable>::all(UnitOfWork& work) {
    TimeLimitPolicy policy = work.city.time_limits();
    return {{std::move(policy.calendar), std::move(policy.limits), policy.extensions}};
}

RowFaults RowKind<TimeLimitTable>::faults(UnitOfWork& work, const std::vector<TimeLimitTable>&,
                                          const std::vector<TimeLimitTable>& rows) {
    RowFaults faults;
    const auto districts = district_codes(work);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto& [calendar, limits, extensions] = rows[row];
        if (!work.city.calendar(calendar)) faults.push_back({row, "/calendar", "unknown_code"});
        for (std::size_t line = 0; line < limits.size(); ++line)
            if (limits[line].district && !districts.contains(*limits[line].district))
                faults.push_back({row, "/limits/" + std::to_string(line) + "/district", "unknown_code"});
    }
    return faults;
}

void RowKind<TimeLimitTable>::store(const AdminWork& doing, const std::vector<PlacedRow<TimeLimitTable>>& rows) {
    for (const auto& placed : rows)
        doing.work.editor.put(TimeLimitPolicy{placed.row.calendar, placed.row.limits, placed.row.extensions});
    doing.work.cases.wake_open(doing.now);
}

RowFaults RowKind<SearchVocabulary>::faults(UnitOfWork&, const std::vector<SearchVocabulary>&,
                                            const std::vector<SearchVocabulary>& rows) {
    return rows.empty() ? RowFaults{} : vocabulary_faults(rows.front());
}

void RowKind<SearchVocabulary>::store(const AdminWork& doing, const std::vector<PlacedRow<SearchVocabulary>>& rows) {
    doing.work.knowledge.put_vocabulary(rows.front().row);
}

}  // namespace hotline::app
