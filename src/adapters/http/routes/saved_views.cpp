#include "app/saved_views.hpp"

#include "adapters/http/routes/admin_documents.hpp"
#include "adapters/http/routes/administered.hpp"
#include "adapters/http/routes/routes.hpp"
#include "app/export_cases.hpp"
#include "app/offered_texts.hpp"

namespace hotline::http {
namespace {

Awaitable<Answer<app::SavedViewList>> list(Context& context, SavedViewQuery wanted) {
    auto look_up = [&](app::UnitOfWork& unit) { return app::SavedViewList{unit.views.of(context.actor().user, wanted.list)}; };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::SavedView>> save(Context& context, app::SaveView wanted) {
    app::SavedView view{.id = context.services.ports.ids.next<SavedViewId>(),
                        .list = std::move(wanted.list),
                        .name = std::move(wanted.name),
                        .query = std::move(wanted.query),
                        .columns = std::move(wanted.columns)};
    auto work = [&](app::UnitOfWork& unit) { return unit.views.put(context.actor().user, view); };
    view.id = co_await write(context.services, std::move(work));
    co_return view;
}

Awaitable<Answer<NoContent>> remove(Context& context) {
    const auto id = context.id<SavedViewId>();
    if (!id) co_return refused("saved_view_not_found");
    auto work = [&](app::UnitOfWork& unit) { return unit.views.remove(context.actor().user, *id); };
    const bool was_there = co_await write(context.services, std::move(work));
    if (!was_there) co_return refused("saved_view_not_found");
    co_return NoContent{};
}

Awaitable<Response> file_of(Context& context, const app::ExportCases& wanted, const app::TextTable& table) {
    if (wanted.format == app::ExportFormat::csv) co_return csv_file(app::to_csv(table), table.name);
    auto make = [&] { return context.services.ports.documents.xlsx(table); };
    auto file = co_await context.services.documents.run(std::move(make));
    co_return kept_file(std::move(file), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        table.name + ".xlsx");
}

Awaitable<Response> export_list(Context& context) {
    const auto wanted = json::decode<app::ExportCases>(context.request.body);
    if (!wanted) co_return problem_response(context.request, {.code = "invalid_document", .fields = wanted.error()});
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::export_cases(unit, context.actor(), *wanted, now);
    };
    const auto table = co_await read(context.services, std::move(look_up));
    if (table) {
        auto log = [&](const app::AdminWork& doing) { app::log_export(doing, *wanted); };
        co_await logged(context, std::move(log));
        co_return co_await file_of(context, *wanted, *table);
    }
    if (table.error() == app::ExportRefusal::too_many) co_return problem_response(context.request, {.code = "export_too_big"});
    co_return problem_response(context.request, {.code = "invalid_document", .fields = {{"/columns", "unknown_code"}}});
}

Awaitable<Answer<app::OfferedTexts>> offered_texts(Context& context, OfferedTextQuery wanted) {
    const auto id = context.id<CaseId>();
    if (!id) co_return refused("case_not_found");
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::offered_texts(unit, context.actor(), *id, wanted.kind, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("case_not_found");
    co_return std::move(*found);
}

}  // namespace

Routes saved_view_routes() {
    return {
        route(Method::get, "/api/v1/saved-views", kSignedIn,
              {.name = "list_saved_views", .summary = "How I like to see a list: filters and columns"}, list),
        route(Method::post, "/api/v1/saved-views", kSignedIn,
              {.name = "save_view", .summary = "Keep a filter and its columns under a name"}, save),
        route(Method::del, "/api/v1/saved-views/{id}", kSignedIn, {.name = "remove_view", .summary = "Forget one of mine"},
              remove),
        Route{Method::post,
              "/api/v1/case-lists/file",
              with(Permission::case_export),
              {.name = "export_cases",
               .summary = "Cases that I may know of, as a file",
               .body = &json::type_of<app::ExportCases>,
               .media_type = "application/octet-stream"},
              export_list},
        route(Method::get, "/api/v1/cases/{id}/texts", with(Permission::case_read),
              {.name = "list_offered_texts", .summary = "Prepared texts with this case's words filled in"}, offered_texts),
    };
}

}  // namespace hotline::http
