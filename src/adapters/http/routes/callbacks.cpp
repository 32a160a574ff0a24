#include "app/callbacks.hpp"

#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/routes/task_documents.hpp"
#include "adapters/http/services.hpp"
#include "app/task_notices.hpp"

namespace hotline::http {
namespace {

Awaitable<Answer<app::CallbackPage>> list(Context& context, CallbackListQuery asked) {
    app::CallbackQuery query{
        .closed = asked.closed, .origin = asked.origin, .mine = asked.mine, .number = std::move(asked.number)};
    query.cursor = std::move(asked.cursor);
    query.limit = asked.limit;
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::list_callbacks(unit, context.actor(), query, now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::CallbackView>> show(Context& context) {
    const auto id = context.id<CallbackId>();
    if (!id) co_return refused("callback_not_found");
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::read_callback(unit, context.actor(), *id, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("callback_not_found");
    co_return std::move(*found);
}

Awaitable<Answer<app::CallbackView>> act(Context& context, app::ActOnCallback wanted) {
    const auto id = context.id<CallbackId>();
    if (!id) co_return refused("callback_not_found");
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::act_on_callback(unit, context.actor(), *id, wanted, now);
    };
    auto done = co_await write(context.services, std::move(work));
    if (!done) co_return std::unexpected(problem_of(done.error()));
    app::publish_callback_changed(context.services.ports.live, {*id, done->task.state});
    co_return std::move(*done);
}

Awaitable<Answer<app::CallbackFigures>> figures(Context& context, CallbackFiguresQuery period) {
    if (period.to < period.from) co_return refused("period_reversed");
    auto look_up = [period, now = context.services.now()](app::UnitOfWork& unit) {
        return app::callback_figures(unit, period.from, period.to, now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

}  // namespace

Routes callback_routes() {
    const Access works = with(Permission::callback_work);
    return {
        route(Method::get, "/api/v1/callbacks", works,
              {.name = "list_callbacks", .summary = "Numbers to be rung back, newest first"}, list),
        route(Method::get, "/api/v1/callbacks/{id}", works, {.name = "read_callback", .summary = "A task with its history"},
              show),
        route(Method::post, "/api/v1/callbacks/{id}/actions", works,
              {.name = "act_on_callback", .summary = "Take it, give it back, tell what came of an attempt, or give it up"}, act),
        route(Method::get, "/api/v1/reports/callbacks", with(Permission::report_read),
              {.name = "callback_figures", .summary = "Call-backs of a period, apart from calls that come in"}, figures),
    };
}

}  // namespace hotline::http
