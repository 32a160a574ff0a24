#include "app/missed_calls.hpp"
#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/missed_call_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"

namespace hotline::http {
namespace {

Awaitable<Answer<app::MissedCallPage>> list(Context& context, MissedCallQuery query) {
    auto look_up = [state = query.state, now = context.services.now()](app::UnitOfWork& unit) {
        return app::list_missed_calls(unit, state, now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<NoContent>> close(Context& context, app::CloseMissedCall how) {
    const auto id = context.id<MissedCallId>();
    if (!id) co_return refused("missed_call_not_found");
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::close_missed_call(unit, context.actor(), *id, how, now);
    };
    const auto closed = co_await write(context.services, std::move(work));
    if (!closed && closed.error() == app::MissedCallRefusal::note_too_long)
        co_return std::unexpected(Problem{.code = code_of(closed.error()), .fields = {{"/note", "too_long"}}});
    if (!closed) co_return refused(code_of(closed.error()));
    co_return NoContent{};
}

}  // namespace

Routes missed_call_routes() {
    const Access access = with(Permission::missed_call_work);
    return {
        route(Method::get, "/api/v1/missed-calls", access, {.name = "list_missed_calls", .summary = "Callers to be rung back"},
              list),
        route(Method::post, "/api/v1/missed-calls/{id}/close", access,
              {.name = "close_missed_call", .summary = "Say that the caller was reached, or cannot be"}, close),
    };
}

}  // namespace hotline::http
