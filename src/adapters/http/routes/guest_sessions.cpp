#include "app/guest_sessions.hpp"

#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"

namespace hotline::http {
namespace {

/// Which member a fault speaks of.
std::string_view member_of(GuestSessionFault fault) {
    switch (fault) {
        case GuestSessionFault::not_a_guest_queue: return "/queue";
        case GuestSessionFault::overlaps: return "/from";
        case GuestSessionFault::reversed:
        case GuestSessionFault::too_long:
        case GuestSessionFault::over: return "/to";
    }
    return "";
}

Awaitable<Answer<app::GuestSessionList>> list(Context& context) {
    auto look_up = [now = context.services.now()](app::UnitOfWork& unit) { return app::list_guest_sessions(unit, now); };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::GuestSessionView>> show(Context& context) {
    const auto id = context.id<GuestSessionId>();
    if (!id) co_return refused("guest_session_not_found");
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::read_guest_session(unit, context.actor(), *id, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("guest_session_not_found");
    co_return std::move(*found);
}

Awaitable<Answer<GuestSession>> plan(Context& context, app::PlanGuestSession wanted) {
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::plan_guest_session(unit, context.actor(), wanted, context.services.ports.ids, now);
    };
    auto done = co_await write(context.services, std::move(work));
    if (!done) {
        Problem problem{.code = "guest_session_unfit"};
        const auto& faults = json::type_of<GuestSessionFault>();
        for (const GuestSessionFault fault : done.error())
            problem.fields.push_back({std::string(member_of(fault)), faults.write_text(&fault)});
        co_return std::unexpected(std::move(problem));
    }
    context.services.ports.desk.configure(std::move(done->config));
    co_return std::move(done->session);
}

Awaitable<Answer<GuestSession>> cancel(Context& context) {
    const auto id = context.id<GuestSessionId>();
    if (!id) co_return refused("guest_session_not_found");
    auto work = [id, now = context.services.now()](app::UnitOfWork& unit) { return app::cancel_guest_session(unit, *id, now); };
    auto done = co_await write(context.services, std::move(work));
    if (!done) co_return refused("guest_session_not_found");
    context.services.ports.desk.configure(std::move(done->config));
    co_return std::move(done->session);
}

}  // namespace

Routes guest_session_routes() {
    const Access reads = with(Permission::guest_sessions_read);
    const Access plans = with(Permission::guest_sessions_plan);
    return {
        route(Method::get, "/api/v1/guest-sessions", reads,
              {.name = "list_guest_sessions", .summary = "When leaders take calls themselves"}, list),
        route(Method::post, "/api/v1/guest-sessions", plans,
              {.name = "plan_guest_session", .summary = "Plan a leader's session", .status = 201}, plan),
        route(Method::get, "/api/v1/guest-sessions/{id}", reads,
              {.name = "read_guest_session", .summary = "A session with its calls and their cases"}, show),
        route(Method::post, "/api/v1/guest-sessions/{id}/cancel", plans,
              {.name = "cancel_guest_session", .summary = "Call a session off, or end it now"}, cancel),
    };
}

}  // namespace hotline::http
