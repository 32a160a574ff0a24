#include "adapters/http/routes/admin_documents.hpp"
#include "adapters/http/routes/administered.hpp"
#include "adapters/http/routes/routes.hpp"
#include "app/administration/files.hpp"
#include "app/administration/read_city.hpp"
#include "app/administration/row_kinds.hpp"

namespace hotline::http {
namespace {

using app::AdminWork;

/// Gives what the function reads at this moment.
template <class T>
Awaitable<Answer<T>> shown(Context& context, T (*look)(app::UnitOfWork&, Instant)) {
    auto look_up = [look, now = context.services.now()](app::UnitOfWork& unit) { return look(unit, now); };
    co_return co_await read(context.services, std::move(look_up));
}

/// Changes one row and gives the whole as it is then.
template <class Row, class T>
Awaitable<Answer<T>> changed(Context& context, Row row, AdminEventId revision, std::string note,
                             T (*look)(app::UnitOfWork&, Instant)) {
    auto work = [&](const AdminWork& doing) -> Result<T, app::AdminRefused> {
        auto done = app::change_row(doing, row, revision);
        if (!done) return refuse(std::move(done.error()));
        return look(doing.work, doing.now);
    };
    co_return co_await administered(context, std::move(note), std::move(work));
}

Awaitable<Answer<app::UnitTree>> units(Context& context) { return shown(context, &app::read_units); }
Awaitable<Answer<app::UnitTree>> put_unit(Context& context, app::ChangeUnit wanted) {
    return changed(context, std::move(wanted.unit), wanted.revision, std::move(wanted.note), &app::read_units);
}

app::CategoryTree present_categories(app::UnitOfWork& work, Instant now) {
    return app::read_categories(work, std::nullopt, now).value();
}
Awaitable<Answer<app::CategoryTree>> categories(Context& context, CategoryQuery wanted) {
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::read_categories(unit, wanted.version, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("admin_row_not_found");
    co_return std::move(*found);
}
Awaitable<Answer<app::CategoryTree>> put_category(Context& context, app::ChangeCategory wanted) {
    return changed(context, std::move(wanted.category), wanted.revision, std::move(wanted.note), &present_categories);
}

Awaitable<Answer<app::CalendarList>> calendars(Context& context) { return shown(context, &app::read_calendars); }
Awaitable<Answer<app::CalendarList>> put_calendar_year(Context& context, app::ChangeCalendarYear wanted) {
    std::ranges::sort(wanted.year.days);
    return changed(context, std::move(wanted.year), wanted.revision, std::move(wanted.note), &app::read_calendars);
}

Awaitable<Answer<app::TimeLimitView>> time_limits(Context& context) { return shown(context, &app::read_time_limits); }
Awaitable<Answer<app::TimeLimitView>> put_time_limits(Context& context, app::ChangeTimeLimits wanted) {
    return changed(context, std::move(wanted.table), wanted.revision, std::move(wanted.note), &app::read_time_limits);
}

Awaitable<Answer<app::TextList>> texts(Context& context) { return shown(context, &app::read_texts); }
Awaitable<Answer<app::TextList>> put_text(Context& context, app::ChangeText wanted) {
    return changed(context, std::move(wanted.text), wanted.revision, std::move(wanted.note), &app::read_texts);
}

Awaitable<Answer<app::AdminHistory>> events(Context& context, AdminEventQuery wanted) {
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::read_admin_history(unit, {wanted.object, wanted.key, wanted.cursor, wanted.limit}, now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

std::optional<app::AdminFile> file_of(const Context& context) {
    app::AdminFile what{};
    const auto& name = context.path_values.find("what")->second;
    if (json::type_of<app::AdminFile>().read_text(&what, name) != nullptr) return std::nullopt;
    return what;
}

Awaitable<Response> take_out(Context& context) {
    const auto what = file_of(context);
    if (!what) co_return problem_response(context.request, {.code = "admin_row_not_found"});
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        const AdminWork doing{unit, context.actor(), context.services.ports.ids, now, {}};
        return app::export_file(doing, *what);
    };
    auto text = co_await write(context.services, std::move(work));
    co_return csv_file(std::move(text), json::type_of<app::AdminFile>().write_text(&*what));
}

Awaitable<Answer<app::ImportReport>> bring_in_accounts(Context& context, app::ImportFile wanted) {
    auto look_up = [&](app::UnitOfWork& unit) { return app::read_account_file(unit, wanted.text); };
    const auto file = co_await read(context.services, std::move(look_up));
    if (wanted.dry_run || !file.faults.empty())
        co_return app::ImportReport{.added = static_cast<int>(file.rows.size()), .same = file.same, .faults = file.faults};
    auto make = [&] { return app::make_passwords(context.services.ports.secrets, file.rows.size()); };
    const auto made = co_await context.services.passwords.run(std::move(make));
    auto work = [&](const AdminWork& doing) -> Result<app::ImportReport, app::AdminRefused> {
        return app::import_accounts(doing, file, made);
    };
    co_return co_await administered(context, wanted.note, std::move(work));
}

Awaitable<Answer<app::ImportReport>> bring_in(Context& context, app::ImportFile wanted) {
    const auto what = file_of(context);
    if (!what) co_return refused("admin_row_not_found");
    if (*what == app::AdminFile::accounts) co_return co_await bring_in_accounts(context, std::move(wanted));
    auto work = [&](const AdminWork& doing) -> Result<app::ImportReport, app::AdminRefused> {
        return app::import_file(doing, *what, wanted);
    };
    co_return co_await administered(context, wanted.note, std::move(work));
}

}  // namespace

Routes city_routes() {
    const Access manages = with(Permission::city_manage);
    return {
        route(Method::get, "/api/v1/admin/units", manages, {.name = "list_units", .summary = "The tree of departments"}, units),
        route(Method::put, "/api/v1/admin/units", manages,
              {.name = "put_unit", .summary = "Add, change, move, close or reopen a unit"}, put_unit),
        route(Method::get, "/api/v1/admin/categories", manages,
              {.name = "list_categories", .summary = "The tree of categories, of this or an earlier version"}, categories),
        route(Method::put, "/api/v1/admin/categories", manages,
              {.name = "put_category", .summary = "Add, change, move, close or replace a category; makes a version"},
              put_category),
        route(Method::get, "/api/v1/admin/calendars", manages, {.name = "list_calendars", .summary = "Calendars by year"},
              calendars),
        route(Method::put, "/api/v1/admin/calendars", manages,
              {.name = "put_calendar_year", .summary = "A year's holidays and make-up days, published or not"},
              put_calendar_year),
        route(Method::get, "/api/v1/admin/time-limits", manages,
              {.name = "read_time_limits", .summary = "How long departments have, with what may stand in a line"}, time_limits),
        route(Method::put, "/api/v1/admin/time-limits", manages, {.name = "put_time_limits", .summary = "Replace the policy"},
              put_time_limits),
        route(Method::get, "/api/v1/admin/texts", manages, {.name = "list_texts", .summary = "Prepared texts"}, texts),
        route(Method::put, "/api/v1/admin/texts", manages,
              {.name = "put_text", .summary = "Add or change a prepared text; makes its next version"}, put_text),
        route(Method::get, "/api/v1/admin/events", with(Permission::admin_events_read),
              {.name = "list_admin_events", .summary = "What administrators did, newest first; of one row or of all"}, events),
        Route{Method::get,
              "/api/v1/admin/files/{what}",
              manages,
              {.name = "export_file", .summary = "A part of the city as CSV", .media_type = "text/csv"},
              take_out},
        route(Method::post, "/api/v1/admin/files/{what}", manages,
              {.name = "import_file", .summary = "Bring a part of the city in, all or nothing; or only say what would happen"},
              bring_in),
    };
}

}  // namespace hotline::http
