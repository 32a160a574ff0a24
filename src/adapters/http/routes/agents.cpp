#include <boost/describe/class.hpp>

#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/agent_documents.hpp"
#include "adapters/http/routes/desk_answer.hpp"
#include "adapters/http/routes/routes.hpp"

namespace hotline::http {
namespace {

using app::AgentView;

Awaitable<Answer<AgentView>> view(Context& context) { return desk_answer<AgentView>(context, &app::Desk::view); }

Awaitable<Answer<AgentView>> finish_wrap_up(Context& context) {
    return desk_answer<AgentView>(context, &app::Desk::finish_wrap_up);
}

bool is_only(const AgentStateChange& change, bool seat, bool work, bool reason) {
    return change.seat.has_value() == seat && change.work.has_value() == work && change.reason.has_value() == reason;
}

/// Exactly one of: sign in with a seat, sign out, be ready, be away with a reason.
Awaitable<Answer<AgentView>> set_state(Context& context, AgentStateChange change) {
    using app::Desk;
    if (change.presence == Presence::signed_in && is_only(change, true, false, false))
        return desk_answer<AgentView>(context, &Desk::sign_in, *change.seat);
    if (change.presence == Presence::signed_out && is_only(change, false, false, false))
        return desk_answer<AgentView>(context, &Desk::sign_out);
    if (!change.presence && change.work == Work::ready && is_only(change, false, true, false))
        return desk_answer<AgentView>(context, &Desk::set_ready);
    if (!change.presence && change.work == Work::away && is_only(change, false, true, true))
        return desk_answer<AgentView>(context, &Desk::set_away, *change.reason);
    return immediately<AgentView>(std::unexpected(Problem{.code = "invalid_document", .fields = {{"", "format"}}}));
}

Awaitable<Answer<LineDescription>> open_line(Context& context, LineDescription offer) {
    auto answer = co_await desk_answer<std::string>(context, &app::Desk::open_line, std::move(offer.sdp));
    if (!answer) co_return std::unexpected(std::move(answer.error()));
    co_return LineDescription{std::move(*answer)};
}

Awaitable<Answer<AgentView>> test_line(Context& context, LineTest test) {
    return desk_answer<AgentView>(context, &app::Desk::test_line, test.on);
}

Awaitable<Answer<AgentList>> agents(Context& context) {
    auto ask = [&desk = context.services.ports.desk](app::Reply<std::vector<AgentView>> reply) { desk.agents(std::move(reply)); };
    auto found = co_await asked<std::vector<AgentView>>(std::move(ask));
    if (!found) co_return std::unexpected(problem_of(found.error()));
    co_return AgentList{std::move(*found)};
}

Awaitable<Answer<QueueList>> queues(Context& context) {
    auto ask = [&desk = context.services.ports.desk](app::Reply<std::vector<app::QueueView>> reply) {
        desk.queues(std::move(reply));
    };
    auto found = co_await asked<std::vector<app::QueueView>>(std::move(ask));
    if (!found) co_return std::unexpected(problem_of(found.error()));
    co_return QueueList{std::move(*found)};
}

}  // namespace

Routes agent_routes() {
    const Access takes_calls = with(Permission::call_take);
    return {
        route(Method::get, "/api/v1/agents/me", takes_calls, {.name = "my_seat", .summary = "My seat and my call"}, view),
        route(Method::put, "/api/v1/agents/me/state", takes_calls,
              {.name = "set_my_state", .summary = "Sign in or out of the seat, be ready or away"}, set_state),
        route(Method::post, "/api/v1/agents/me/line", takes_calls,
              {.name = "open_my_line", .summary = "WebRTC offer of the page's long-lived line; gives the answer"}, open_line),
        route(Method::post, "/api/v1/agents/me/line/test", takes_calls,
              {.name = "test_my_line", .summary = "Hear oneself over the line, to know that it works"}, test_line),
        route(Method::post, "/api/v1/agents/me/wrap-up/finish", takes_calls,
              {.name = "finish_wrap_up", .summary = "End wrap-up before its time"}, finish_wrap_up),
        route(Method::get, "/api/v1/agents", with(Permission::seats_read), {.name = "list_agents", .summary = "All seats now"},
              agents),
        route(Method::get, "/api/v1/queues", with(Permission::queues_read), {.name = "list_queues", .summary = "All queues now"},
              queues),
    };
}

}  // namespace hotline::http
