#pragma once
#include "app/administration/change_rows.hpp"

/// The kinds of rows that administrators change; what each rule means is in domain/administration.
namespace hotline::app {

template <>
struct RowKind<Unit> {
    static constexpr AdminObject kObject = AdminObject::unit;
    static std::string key(const Unit& unit) { return unit.code.value; }
    static std::vector<Unit> all(UnitOfWork& work) { return work.editor.units(); }
    static RowFaults faults(UnitOfWork& work, const std::vector<Unit>& all, const std::vector<Unit>& rows);
    static void store(const AdminWork& doing, const std::vector<PlacedRow<Unit>>& rows);
};

template <>
struct RowKind<Category> {
    static constexpr AdminObject kObject = AdminObject::category;
    static std::string key(const Category& category) { return category.code.value; }
    static std::vector<Category> all(UnitOfWork& work) { return work.editor.categories(); }
    static RowFaults faults(UnitOfWork& work, const std::vector<Category>& all, const std::vector<Category>& rows);
    /// However many change at once, they make one version.
    static void store(const AdminWork& doing, const std::vector<PlacedRow<Category>>& rows);
};

/// The key is the calendar and the year, "office/2027". Only years that have days or are published are among all().
template <>
struct RowKind<CalendarYear> {
    static constexpr AdminObject kObject = AdminObject::calendar_year;
    static std::string key(const CalendarYear& year) { return year.calendar.value + "/" + std::to_string(year.year); }
    static std::vector<CalendarYear> all(UnitOfWork& work);
    static RowFaults faults(UnitOfWork& work, const std::vector<CalendarYear>& all, const std::vector<CalendarYear>& rows);
    static void store(const AdminWork& doing, const std::vector<PlacedRow<CalendarYear>>& rows);
};

template <>
struct RowKind<TextTemplate> {
    static constexpr AdminObject kObject = AdminObject::text;
    static std::string key(const TextTemplate& text) { return text.code.value; }
    static std::vector<TextTemplate> all(UnitOfWork& work);
    static RowFaults faults(UnitOfWork& work, const std::vector<TextTemplate>& all, const std::vector<TextTemplate>& rows);
    static void store(const AdminWork& doing, const std::vector<PlacedRow<TextTemplate>>& rows);
};

/// There is one policy, whose key is empty.
template <>
struct RowKind<TimeLimitTable> {
    static constexpr AdminObject kObject = AdminObject::time_limits;
    static std::string key(const TimeLimitTable&) { return {}; }
    static std::vector<TimeLimitTable> all(UnitOfWork& work);
    static RowFaults faults(UnitOfWork& work, const std::vector<TimeLimitTable>& all, const std::vector<TimeLimitTable>& rows);
    static void store(const AdminWork& doing, const std::vector<PlacedRow<TimeLimitTable>>& rows);
};

/// There is one, whose key is empty; the search uses it from the next question on.
template <>
struct RowKind<SearchVocabulary> {
    static constexpr AdminObject kObject = AdminObject::vocabulary;
    static std::string key(const SearchVocabulary&) { return {}; }
    static std::vector<SearchVocabulary> all(UnitOfWork& work) { return {work.knowledge.vocabulary()}; }
    static RowFaults faults(UnitOfWork& work, const std::vector<SearchVocabulary>& all,
                            const std::vector<SearchVocabulary>& rows);
    static void store(const AdminWork& doing, const std::vector<PlacedRow<SearchVocabulary>>& rows);
};

/// Codes of units that cases can be given to.
[[nodiscard]] std::set<DepartmentCode> open_units(UnitOfWork& work);

}  // namespace hotline::app
