#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/report_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "app/read_overview.hpp"

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

}  // namespace

Routes report_routes() {
    return {route(Method::get, "/api/v1/reports/overview", with(Permission::report_read),
                  {.name = "overview", .summary = "The leader's figures of a period; without one, of today"}, overview)};
}

}  // namespace hotline::http
