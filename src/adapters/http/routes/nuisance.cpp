#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/nuisance_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "app/nuisance/blacklist.hpp"

namespace hotline::http {
namespace {

Awaitable<Answer<app::BarPage>> list(Context& context, BarQuery query) {
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::list_bars(unit, context.actor(), query.state, now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::BarView>> ask(Context& context, BarRequest request) {
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::ask_bar(unit, context.actor(), request, now, context.services.ports.ids);
    };
    auto asked = co_await write(context.services, std::move(work));
    if (!asked) co_return refused(code_of(asked.error()));
    co_return std::move(*asked);
}

/// The list is read in the decision's own transaction, so that of two decisions the later one's list is the last.
Awaitable<Answer<app::BarView>> decide(Context& context, app::BarDecision decision) {
    const auto id = context.id<BarId>();
    if (!id) co_return refused(code_of(BarRefusal::not_found));
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        auto view = app::decide_bar(unit, context.actor(), *id, decision, now);
        return std::pair{std::move(view), app::blacklist_now(unit, now)};
    };
    auto [view, list] = co_await write(context.services, std::move(work));
    if (!view) co_return refused(code_of(view.error()));
    context.services.ports.desk.use_blacklist(std::move(list));
    co_return std::move(*view);
}

}  // namespace

Routes nuisance_routes() {
    const Access asks = with(Permission::bar_ask);
    return {
        route(Method::get, "/api/v1/blacklist", asks,
              {.name = "list_bars", .summary = "Callers who are barred, or for whom it was asked; newest first"}, list),
        route(Method::post, "/api/v1/blacklist", asks,
              {.name = "ask_bar", .summary = "Ask for a caller to be barred; another person decides", .status = 201}, ask),
        route(Method::post, "/api/v1/blacklist/{id}/actions", asks,
              {.name = "decide_bar", .summary = "Approve, refuse or lift; takes effect at once"}, decide),
    };
}

}  // namespace hotline::http
