#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "base/metrics.hpp"

namespace hotline::http {
namespace {

Awaitable<Response> health(Context& context) {
    const bool ready = context.services.ports.can_take_calls();
    co_return json_response(ready ? 200 : 503, ready ? R"({"status":"ok"})" : R"({"status":"not_ready"})");
}

bool is_this_machine(std::string_view address) {
    return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

/// For the operator's own collector on this machine; to others it does not exist.
Awaitable<Response> figures(Context& context) {
    if (!is_this_machine(context.request.address)) co_return problem_response(context.request, {.code = "not_found"});
    auto& registry = metrics::registry();
    registry.gauge("hotline_live_connections", "Pages connected for live events")
        .set(static_cast<std::int64_t>(context.services.ports.live.readers()));
    registry.gauge("hotline_public_calls", "Calls from the citizen's page").set(context.services.calls.total());
    Response response{.headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}, {"Cache-Control", "no-store"}}};
    response.body = registry.text();
    co_return response;
}

}  // namespace

Routes operator_routes() {
    return {
        Route{Method::get,
              "/healthz",
              kEverybody,
              {.name = "health", .summary = "200 once calls can be taken, else 503", .media_type = "application/json"},
              health},
        Route{Method::get,
              "/metrics",
              kEverybody,
              {.name = "metrics", .summary = "Prometheus text, for this machine only", .media_type = "text/plain"},
              figures},
    };
}

}  // namespace hotline::http
