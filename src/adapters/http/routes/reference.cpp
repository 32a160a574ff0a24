#include "app/formats/reference.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"

namespace hotline::http {
namespace {

Awaitable<Answer<app::Reference>> reference(Context& context) {
    auto look_up = [](app::UnitOfWork& unit) { return unit.city.reference(); };
    co_return co_await read(context.services, std::move(look_up));
}

}  // namespace

Routes reference_routes() {
    return {
        route(Method::get, "/api/v1/reference", kSignedIn,
              {.name = "reference", .summary = "Districts, departments and categories of the city"}, reference),
        route(Method::get, "/api/v1/public/reference", kEverybody,
              {.name = "public_reference", .summary = "The same for the citizen's page"}, reference),
    };
}

}  // namespace hotline::http
