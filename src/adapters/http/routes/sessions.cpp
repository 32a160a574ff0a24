#include "adapters/http/content/cookies.hpp"
#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "app/change_password.hpp"
#include "app/formats/session.hpp"
#include "app/log_in.hpp"

namespace hotline::http {
namespace {

/// Looks up, verifies off the loop, and opens: three steps, so that no transaction waits for a hash. Equally long for all.
Awaitable<std::optional<app::OpenedSession>> try_log_in(Services& services, const app::LogIn& wanted,
                                                        const std::string& address) {
    auto& secrets = services.ports.secrets;
    auto find = [&](app::UnitOfWork& unit) { return app::find_log_in(unit, wanted, services.decoy_hash); };
    const auto check = co_await read(services, std::move(find));
    auto verify = [&] { return app::verify_log_in(check, wanted, secrets); };
    const auto user = co_await services.passwords.run(std::move(verify));
    if (!user) co_return std::nullopt;
    auto open = [&, now = services.now()](app::UnitOfWork& unit) {
        return app::open_session(unit, *user, address, now, secrets);
    };
    co_return co_await write(services, std::move(open));
}

Awaitable<Response> log_in(Context& context) {
    Services& services = context.services;
    const auto wanted = json::decode<app::LogIn>(context.request.body);
    if (!wanted) co_return problem_response(context.request, {.code = "invalid_document", .fields = wanted.error()});
    const std::string& address = context.request.address;
    if (const auto wait = services.log_ins.wait(wanted->username, address, services.now()))
        co_return problem_response(context.request, {.code = "too_many_tries", .retry_after = wait});
    const auto opened = co_await try_log_in(services, *wanted, address);
    if (!opened) {
        services.log_ins.count_wrong(wanted->username, address, services.now());
        auto note = [&, now = services.now()](app::UnitOfWork& unit) {
            app::note_refused_log_in(unit, wanted->username, address, now);
            return true;
        };
        co_await write(services, std::move(note));
        co_return problem_response(context.request, {.code = "wrong_credentials"});
    }
    services.log_ins.count_right(wanted->username, address);
    auto response = json_response(201, json::encode(opened->session));
    response.set("Set-Cookie", session_cookie(opened->token, services.settings.secure_cookie));
    co_return response;
}

Awaitable<Answer<app::Session>> current_session(Context& context) { co_return context.signed_in->session; }

Awaitable<Response> log_out(Context& context) {
    Services& services = context.services;
    auto close = [&, now = services.now()](app::UnitOfWork& unit) {
        app::close_session(unit, context.token, *context.signed_in, now, services.ports.secrets);
        return true;
    };
    co_await write(services, std::move(close));
    services.ports.live.revoke(context.token);
    Response response{.status = 204};
    response.set("Set-Cookie", expired_session_cookie(services.settings.secure_cookie));
    co_return response;
}

/// Wrong old passwords are counted like wrong log-ins: an open page must not become a place to guess.
Awaitable<Answer<NoContent>> change_password(Context& context, app::ChangePassword wanted) {
    Services& services = context.services;
    const std::string& username = context.signed_in->session.user.username;
    const std::string& address = context.request.address;
    if (const auto wait = services.log_ins.wait(username, address, services.now()))
        co_return std::unexpected(Problem{.code = "too_many_tries", .retry_after = wait});
    auto look_up = [&](app::UnitOfWork& unit) { return app::known_passwords(unit, context.actor()); };
    const auto known = co_await read(services, std::move(look_up));
    auto check = [&] { return app::check_new_password(wanted, username, known, services.ports.secrets); };
    const auto hash = co_await services.passwords.run(std::move(check));
    if (!hash) {
        if (hash.error().why == app::PasswordRefusal::wrong_password)
            services.log_ins.count_wrong(username, address, services.now());
        co_return std::unexpected(problem_of(hash.error()));
    }
    auto store = [&, now = services.now()](app::UnitOfWork& unit) {
        const app::AdminWork doing{unit, context.actor(), services.ports.ids, now, {}};
        app::set_own_password(doing, username, *hash, services.ports.secrets.hash_token(context.token));
        return true;
    };
    co_await write(services, std::move(store));
    co_return NoContent{};
}

}  // namespace

Routes session_routes() {
    return {
        Route{Method::post,
              "/api/v1/sessions",
              kEverybody,
              {.name = "log_in",
               .summary = "Log in; the session is a cookie",
               .body = &json::type_of<app::LogIn>,
               .answer = &json::type_of<app::Session>,
               .status = 201},
              log_in},
        route(Method::put, "/api/v1/sessions/current/password", kSignedInAtAll,
              {.name = "change_password", .summary = "Take another password"}, change_password),
        route(Method::get, "/api/v1/sessions/current", kSignedInAtAll,
              {.name = "current_session", .summary = "Who I am and what I may do"}, current_session),
        Route{Method::del,
              "/api/v1/sessions/current",
              kSignedInAtAll,
              {.name = "log_out", .summary = "Log out", .status = 204},
              log_out},
    };
}

}  // namespace hotline::http
