#include <boost/describe/class.hpp>

#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/routes/trunk_documents.hpp"
#include "adapters/http/services.hpp"

namespace hotline::http {
namespace {

Awaitable<Answer<TrunkList>> list(Context& context) {
    auto ask = [&desk = context.services.ports.desk](app::Reply<std::vector<app::TrunkView>> reply) {
        desk.trunks(std::move(reply));
    };
    auto found = co_await asked<std::vector<app::TrunkView>>(std::move(ask));
    if (!found) co_return std::unexpected(problem_of(found.error()));
    co_return TrunkList{std::move(*found)};
}

}  // namespace

Routes trunk_routes() {
    return {route(Method::get, "/api/v1/trunks", with(Permission::trunks_read),
                  {.name = "list_trunks", .summary = "Trunks for calls to the outside: calls now, limit, whether they answer"},
                  list)};
}

}  // namespace hotline::http
