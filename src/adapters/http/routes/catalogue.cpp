#include "app/catalogue.hpp"

#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "app/dispatch_batch.hpp"

namespace hotline::http {
namespace {

Problem problem_of(const app::CatalogueRefused& why) {
    Problem problem{.code = why.changed ? "catalogue_changed" : "catalogue_unfit"};
    for (const app::CatalogueProblem& one : why.problems) problem.fields.push_back({"/draft" + one.pointer, one.what});
    return problem;
}

Awaitable<Answer<app::CatalogueView>> show(Context& context) {
    auto look_up = [](app::UnitOfWork& unit) { return unit.catalogue.latest(); };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::Simulation>> simulate(Context& context, app::SimulateCatalogue wanted) {
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::simulate_catalogue(unit, wanted, now);
    };
    auto done = co_await read(context.services, std::move(look_up));
    if (!done) co_return std::unexpected(problem_of(done.error()));
    co_return std::move(*done);
}

Awaitable<Answer<app::CatalogueView>> publish(Context& context, app::PublishCatalogue wanted) {
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::publish_catalogue(unit, context.actor(), wanted, now);
    };
    auto done = co_await write(context.services, std::move(work));
    if (!done) co_return std::unexpected(problem_of(done.error()));
    co_return std::move(*done);
}

app::BatchResults results_of(const app::BatchDone& done) {
    app::BatchResults shown;
    for (const app::BatchStep& step : done.steps)
        shown.results.push_back({.id = step.id,
                                 .number = step.number,
                                 .department = step.department,
                                 .refusal = step.refusal ? std::string{code_of(*step.refusal)} : std::string{}});
    return shown;
}

Awaitable<Answer<app::BatchResults>> dispatch(Context& context, app::DispatchBatch wanted) {
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::dispatch_batch(unit, context.actor(), wanted, now);
    };
    const auto done = co_await write(context.services, std::move(work));
    for (const app::CaseChange& change : done.changes) app::publish_case_changed(context.services.ports.live, change);
    co_return results_of(done);
}

}  // namespace

Routes catalogue_routes() {
    return {
        route(Method::get, "/api/v1/catalogue", with(Permission::catalogue_read),
              {.name = "read_catalogue", .summary = "The dispatch catalogue in force"}, show),
        route(Method::post, "/api/v1/catalogue/simulations", with(Permission::catalogue_publish),
              {.name = "simulate_catalogue", .summary = "What a draft would have changed on past cases"}, simulate),
        route(Method::post, "/api/v1/catalogue/versions", with(Permission::catalogue_publish),
              {.name = "publish_catalogue", .summary = "Put a new version in force", .status = 201}, publish),
        route(Method::post, "/api/v1/case-dispatches", with(Permission::case_dispatch),
              {.name = "dispatch_batch", .summary = "Send cases where the catalogue says"}, dispatch),
    };
}

}  // namespace hotline::http
