#include "adapters/http/routes/administered.hpp"
#include "adapters/http/routes/routes.hpp"
#include "app/case_papers.hpp"

namespace hotline::http {
namespace {

/// Set on a thread of its own; shown in the browser's window, from where it is printed.
Awaitable<Response> pdf_of(Context& context, Sheet sheet, std::string title, std::string_view name) {
    auto make = [&] { return context.services.ports.documents.pdf(sheet, title); };
    Response response{.body = co_await context.services.documents.run(std::move(make))};
    response.set("Content-Type", "application/pdf");
    response.set("Content-Disposition", "inline; filename=\"" + std::string(name) + ".pdf\"");
    response.set("Cache-Control", "no-store");
    co_return response;
}

Awaitable<Answer<app::OfferedPapers>> list(Context& context) {
    const auto id = context.id<CaseId>();
    if (!id) co_return refused("case_not_found");
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::offered_papers(unit, context.actor(), *id, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("case_not_found");
    co_return std::move(*found);
}

Awaitable<Response> show(Context& context) {
    const auto id = context.id<CaseId>();
    const TextCode form{context.path_values.find("form")->second};
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return id ? app::case_paper(unit, context.actor(), *id, form, now) : std::nullopt;
    };
    const auto paper = co_await read(context.services, std::move(look_up));
    if (!paper) co_return problem_response(context.request, {.code = "paper_not_found"});
    auto log = [&](const app::AdminWork& doing) { app::log_paper(doing, *paper); };
    co_await logged(context, std::move(log));
    co_return co_await pdf_of(context, paper->sheet, paper->title, paper->number);
}

Awaitable<Response> preview(Context& context) {
    const auto draft = json::decode<app::PaperDraft>(context.request.body);
    if (!draft) co_return problem_response(context.request, {.code = "invalid_document", .fields = draft.error()});
    co_return co_await pdf_of(context, read_sheet(draft->body), draft->title, "preview");
}

}  // namespace

Routes paper_routes() {
    const Access reads = with(Permission::case_read);
    return {
        route(Method::get, "/api/v1/cases/{id}/papers", reads,
              {.name = "list_papers", .summary = "What can be printed about this case now"}, list),
        Route{Method::get,
              "/api/v1/cases/{id}/papers/{form}",
              reads,
              {.name = "read_paper", .summary = "One of them, to be printed", .media_type = "application/pdf"},
              show},
        Route{Method::post,
              "/api/v1/admin/papers/preview",
              with(Permission::city_manage),
              {.name = "preview_paper",
               .summary = "A paper as it is being written, its words in braces",
               .body = &json::type_of<app::PaperDraft>,
               .media_type = "application/pdf"},
              preview},
    };
}

}  // namespace hotline::http
