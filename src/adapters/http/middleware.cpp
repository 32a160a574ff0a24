#include "adapters/http/middleware.hpp"

#include <array>

#include "adapters/http/content/cookies.hpp"
#include "adapters/http/content/gzip.hpp"
#include "adapters/http/content/same_site.hpp"
#include "adapters/http/route.hpp"
#include "adapters/http/services.hpp"
#include "base/log.hpp"
#include "base/metrics.hpp"

namespace hotline::http {
namespace {

constexpr std::size_t kWorthPacking = 1024;

// Inline style attributes are allowed, because charts put them into their tooltips; style elements and scripts are not.
constexpr std::string_view kContentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src "
    "'self' data:; "
    "connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors "
    "'none'";

/// The route's pattern stands for the path: paths hold telephone numbers.
std::string label_of(const Context& context) { return context.route ? std::string{context.route->pattern} : "other"; }

void log_request(const Context& context, const Response& response, std::chrono::microseconds took) {
    log::info("http {} {} {} {} us {} {} user {}", context.request.id, name_of(context.request.method), label_of(context),
              response.status, took.count(), context.request.address, context.signed_in ? context.actor().user.value : 0);
}

void count_request(const Context& context, const Response& response, std::chrono::microseconds took) {
    auto& all = metrics::registry();
    const metrics::Labels labels{{"route", label_of(context)}, {"status", std::to_string(response.status)}};
    all.counter("hotline_http_requests_total", "HTTP requests answered", labels).add();
    all.histogram("hotline_http_request_seconds", "Time to an HTTP answer").observe(static_cast<double>(took.count()) / 1e6);
}

Response failed(const Context& context, std::string_view code, std::string_view reason) {
    log::error("http {} {} failed: {}", context.request.id, label_of(context), reason);
    return problem_response(context.request, {.code = code});
}

/// Writes at most once a minute that the person is there; nobody waits for it.
void touch(Context& context) {
    auto& services = context.services;
    auto work = [token = context.token, now = services.now(), &secrets = services.ports.secrets](app::UnitOfWork& unit) {
        app::touch_session(unit, token, now, secrets);
    };
    services.ports.database.write(std::move(work), [](const std::exception_ptr&) {});
}

Awaitable<void> look_up_session(Context& context) {
    context.token = cookie_value(context.request.header("cookie"), kSessionCookie);
    if (context.token.empty()) co_return;
    auto look_up = [token = context.token, now = context.services.now(), &secrets = context.services.ports.secrets](
                       app::UnitOfWork& unit) { return app::who_is(unit, token, now, secrets); };
    context.signed_in = co_await read(context.services, std::move(look_up));
    if (context.signed_in) context.signed_in->actor.address = context.request.address;
    if (context.signed_in && context.signed_in->touch_due) touch(context);
}

}  // namespace

Awaitable<Response> log_and_count(Context& context, const Next& next) {
    const auto began = std::chrono::steady_clock::now();
    auto response = co_await next(context);
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
    log_request(context, response, took);
    count_request(context, response, took);
    co_return response;
}

Awaitable<Response> answer_failures(Context& context, const Next& next) {
    try {
        co_return co_await next(context);
    } catch (const app::StoreUnavailable& failure) {
        co_return failed(context, "store_unavailable", failure.what());
    } catch (const std::exception& failure) {
        co_return failed(context, "internal_error", failure.what());
    }
}

Awaitable<Response> secure_headers(Context& context, const Next& next) {
    auto response = co_await next(context);
    response.set("Content-Security-Policy", std::string{kContentPolicy});
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Referrer-Policy", "no-referrer");
    response.set("Permissions-Policy", "microphone=(self), camera=(), geolocation=()");
    response.set("Cross-Origin-Opener-Policy", "same-origin");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    response.set("X-Request-Id", context.request.id);
    co_return response;
}

Awaitable<Response> compress(Context& context, const Next& next) {
    auto response = co_await next(context);
    const auto type = response.header("Content-Type");
    const bool is_json = type.starts_with("application/json") || type.starts_with("text/plain");
    if (!is_json || response.body.size() < kWorthPacking || !response.header("Content-Encoding").empty()) co_return response;
    response.set("Vary", "Accept-Encoding");
    if (!accepts_gzip(context.request.header("accept-encoding"))) co_return response;
    response.body = gzip(response.body);
    response.set("Content-Encoding", "gzip");
    co_return response;
}

Awaitable<Response> require_same_site(Context& context, const Next& next) {
    const bool socket = context.route && context.route->is_socket();
    const bool fine =
        changes_state(context.request.method) ? may_change_state(context.request) : !socket || origin_is_ours(context.request);
    if (!fine) co_return problem_response(context.request, {.code = "cross_site"});
    co_return co_await next(context);
}

Awaitable<Response> require_access(Context& context, const Next& next) {
    if (!context.route || context.route->access.kind == Access::Kind::everybody) co_return co_await next(context);
    co_await look_up_session(context);
    if (!context.signed_in) co_return problem_response(context.request, {.code = "not_logged_in"});
    if (context.signed_in->session.must_change_password && !context.route->access.initial_password)
        co_return problem_response(context.request, {.code = "password_change_needed"});
    if (!context.route->access.allows(context.actor().role))
        co_return problem_response(context.request, {.code = "not_permitted"});
    co_return co_await next(context);
}

const std::vector<Middleware>& middlewares() {
    static const std::vector<Middleware> all{log_and_count,   secure_headers,    compress,
                                             answer_failures, require_same_site, require_access};
    return all;
}

}  // namespace hotline::http
