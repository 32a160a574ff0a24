#pragma once
#include "app/administration/change_rows.hpp"

/// The parts of the city as administrators read them.
namespace hotline::app {

[[nodiscard]] UnitTree read_units(UnitOfWork& work, Instant now);
/// The tree of a version; nothing: the present one. An unknown version gives nothing back.
[[nodiscard]] std::optional<CategoryTree> read_categories(UnitOfWork& work, std::optional<int> version, Instant now);
/// Every code that was ever there with what it means today; empty where nothing took its place.
[[nodiscard]] std::vector<CategoryMapping> read_category_mapping(UnitOfWork& work);
/// Years with days or a notice, and from the last to the second after this one in any case.
[[nodiscard]] CalendarList read_calendars(UnitOfWork& work, Instant now);
[[nodiscard]] TimeLimitView read_time_limits(UnitOfWork& work, Instant now);
[[nodiscard]] TextList read_texts(UnitOfWork& work, Instant now);
[[nodiscard]] AdminHistory read_admin_history(UnitOfWork& work, const AdminEventFilter& filter, Instant now);

/// What may stand in the members of a row, for a form.
[[nodiscard]] std::vector<FormField> form_fields(const json::TypeInfo& row);

}  // namespace hotline::app
