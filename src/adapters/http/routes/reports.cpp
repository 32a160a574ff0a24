#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/administered.hpp"
#include "adapters/http/routes/report_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "app/read_overview.hpp"
#include "app/statistics/export_report.hpp"

namespace hotline::http {
namespace {

Awaitable<Answer<app::Overview>> overview(Context& context, PeriodQuery period) {
    auto look_up = [period, now = context.services.now()](app::UnitOfWork& unit) {
        return app::read_overview(unit, period.from, period.to, now);
    };
    auto figures = co_await read(context.services, std::move(look_up));
    if (!figures) co_return refused(code_of(figures.error()));
    co_return std::move(*figures);
}

Awaitable<Answer<app::ReportCatalogue>> catalogue(Context& /*context*/) { co_return app::report_catalogue(); }

std::string report_of(const Context& context) { return std::string(context.path_values.find("code")->second); }

template <class Query>
app::ReportQuery query_of(const Context& context, const Query& asked_for) {
    return {.report = report_of(context),
            .from = asked_for.from,
            .to = asked_for.to,
            .granularity = asked_for.granularity,
            .queue = asked_for.queue,
            .channel = asked_for.channel,
            .agent = asked_for.agent,
            .kind = asked_for.kind,
            .category = asked_for.category,
            .district = asked_for.district,
            .street = asked_for.street,
            .department = asked_for.department};
}

Awaitable<Answer<app::ReportFigures>> figures(Context& context, ReportFigureQuery asked_for) {
    const app::ReportQuery query = query_of(context, asked_for);
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::read_report(unit, context.actor(), query, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused(code_of(found.error()));
    co_return std::move(*found);
}

Awaitable<Answer<app::FactRowPage>> rows(Context& context, ReportRowQuery asked_for) {
    const app::ReportRowsQuery query{.where = query_of(context, asked_for),
                                     .measure = std::move(asked_for.measure),
                                     .part = asked_for.part,
                                     .group = std::move(asked_for.group),
                                     .cursor = std::move(asked_for.cursor),
                                     .limit = asked_for.limit};
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::read_report_rows(unit, context.actor(), query, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused(code_of(found.error()));
    co_return std::move(*found);
}

Awaitable<Response> file_of(Context& context, app::ExportFormat format, const app::TextTable& table) {
    if (format == app::ExportFormat::csv) co_return csv_file(app::to_csv(table), table.name);
    auto make = [&] { return context.services.ports.documents.xlsx(table); };
    auto file = co_await context.services.documents.run(std::move(make));
    co_return kept_file(std::move(file), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        table.name + ".xlsx");
}

Awaitable<Response> export_file(Context& context) {
    const auto wanted = json::decode<app::ExportReport>(context.request.body);
    if (!wanted) co_return problem_response(context.request, {.code = "invalid_document", .fields = wanted.error()});
    const std::string code = report_of(context);
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::export_report(unit, context.actor(), code, *wanted, now);
    };
    const auto table = co_await read(context.services, std::move(look_up));
    if (!table) {
        const Problem why{.code = code_of(table.error())};
        co_return problem_response(context.request, why);
    }
    auto log = [&](const app::AdminWork& doing) { app::log_report(doing, code, *wanted); };
    co_await logged(context, std::move(log));
    co_return co_await file_of(context, wanted->format, *table);
}

}  // namespace

Routes report_routes() {
    const Access reads = with(Permission::report_read);
    return {
        route(Method::get, "/api/v1/reports/catalogue", reads,
              {.name = "report_catalogue", .summary = "Every figure with its formula, and the reports made of them"}, catalogue),
        route(Method::get, "/api/v1/reports/{code}", reads,
              {.name = "read_report", .summary = "A standard report of a period; without one, of today"}, figures),
        route(Method::get, "/api/v1/reports/{code}/rows", reads,
              {.name = "read_report_rows", .summary = "The calls, cases or acts behind a figure, newest first"}, rows),
        Route{Method::post,
              "/api/v1/reports/{code}/file",
              reads,
              {.name = "export_report",
               .summary = "A standard report as a file",
               .body = &json::type_of<app::ExportReport>,
               .media_type = "application/octet-stream"},
              export_file},
        route(Method::get, "/api/v1/reports/overview", with(Permission::report_read),
              {.name = "overview", .summary = "The leader's figures of a period; without one, of today"}, overview),
    };
}

}  // namespace hotline::http
