#include "adapters/http/application.hpp"

#include <algorithm>

namespace hotline::http {
namespace {

bool wants_web_socket(const Request& request) {
    return request.method == Method::get && request.header("upgrade") == "websocket" &&
           !request.header("sec-websocket-key").empty();
}

bool is_api(const Request& request) { return request.path.starts_with("/api/"); }

/// Where no route is: the web app's files, or its page; nothing below /api.
Response without_route(const Context& context) {
    const Request& request = context.request;
    if (!context.allowed.empty() || (changes_state(request.method) && !is_api(request))) {
        auto response = problem_response(request, {.code = "method_not_allowed"});
        response.set("Allow", context.allowed.empty() ? "GET" : context.allowed);
        return response;
    }
    if (!is_api(request))
        if (auto file = context.services.files.find(request)) return std::move(*file);
    return problem_response(request, {.code = "not_found"});
}

}  // namespace

Application::Application(Services& services, const Routes& routes)
    : services_(services),
      router_(routes),
      largest_body_(std::ranges::max(routes, {}, [](const Route& route) { return route.docs.max_body; }).docs.max_body) {}

std::size_t Application::body_limit(Method method, std::string_view path) const {
    const auto match = router_.match(method, path);
    return match.route ? match.route->docs.max_body : kMaxBody;
}

Context Application::context_for(const Request& request) const {
    auto match = router_.match(request.method, request.path);
    return {.services = services_,
            .request = request,
            .route = match.route,
            .allowed = std::move(match.allowed),
            .path_values = std::move(match.path_values)};
}

Awaitable<std::optional<Response>> Application::refusal_before_body(Context& context) const {
    bool admitted = false;
    const Next arrived = [&admitted](Context&) -> Awaitable<Response> {
        admitted = true;
        co_return Response{};
    };
    const Next access = [&arrived](Context& inner) { return require_access(inner, arrived); };
    const Next same_site = [&access](Context& inner) { return require_same_site(inner, access); };
    auto response = co_await answer_failures(context, same_site);
    if (admitted) co_return std::nullopt;
    co_return response;
}

Awaitable<Response> Application::answer(Context& context) const { return run(context, 0); }

Awaitable<Response> Application::run(Context& context, std::size_t step) const {
    if (step == middlewares().size()) return dispatch(context);
    const Next next = [this, step](Context& inner) { return run(inner, step + 1); };
    return [](Context& own, Middleware middleware, Next following) -> Awaitable<Response> {
        co_return co_await middleware(own, following);
    }(context, middlewares()[step], next);
}

Awaitable<Response> Application::dispatch(Context& context) const {
    if (!context.route) co_return without_route(context);
    if (!context.route->is_socket()) co_return co_await std::get<Handler>(context.route->handler)(context);
    if (!wants_web_socket(context.request)) co_return problem_response(context.request, {.code = "upgrade_required"});
    co_return Response{.status = 101};
}

}  // namespace hotline::http
