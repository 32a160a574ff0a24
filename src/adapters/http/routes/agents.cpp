#include <boost/describe/class.hpp>

#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/agent_documents.hpp"
#include "adapters/http/routes/desk_answer.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/written_act.hpp"
#include "app/move_agent.hpp"

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

/// What a refusal means to somebody who acts on another's seat.
std::string_view code_for_supervisor(app::DeskRefusal why) {
    switch (why) {
        case app::DeskRefusal::not_an_agent: return "agent_not_found";
        case app::DeskRefusal::not_signed_in: return "agent_signed_out";
        case app::DeskRefusal::not_possible_now: return "agent_has_call";
        default: return code_of(why);
    }
}

Awaitable<Answer<AgentView>> ask_desk(Context& context, std::move_only_function<void(app::Reply<AgentView>)> ask) {
    auto result = co_await asked<AgentView>(std::move(ask));
    if (!result) co_return refused(code_for_supervisor(result.error()));
    co_return std::move(*result);
}

Awaitable<Answer<AgentView>> force_state(Context& context, ForceState wanted) {
    const auto agent = context.id<UserId>();
    if (!agent) co_return refused("agent_not_found");
    co_await written_act(context, "seat.force", "agent:" + std::to_string(agent->value), wanted.note);
    app::ForcedState to{.work = wanted.work, .by = context.actor().user, .note = std::move(wanted.note)};
    if (wanted.reason) to.reason = *wanted.reason;
    std::move_only_function<void(app::Reply<AgentView>)> force = [&desk = context.services.ports.desk, agent,
                                                                  to = std::move(to)](app::Reply<AgentView> reply) mutable {
        desk.force_state(*agent, std::move(to), std::move(reply));
    };
    co_return co_await ask_desk(context, std::move(force));
}

Awaitable<Answer<AgentView>> set_queues(Context& context, app::MoveAgent wanted) {
    const auto agent = context.id<UserId>();
    if (!agent) co_return refused("agent_not_found");
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::move_agent(unit, *agent, wanted, context.actor(), now);
    };
    auto moved = co_await write(context.services, std::move(work));
    if (!moved) co_return refused(code_of(moved.error()));
    context.services.ports.desk.configure(std::move(*moved));
    std::move_only_function<void(app::Reply<AgentView>)> look =
        [&desk = context.services.ports.desk, agent](app::Reply<AgentView> reply) { desk.view(*agent, std::move(reply)); };
    co_return co_await ask_desk(context, std::move(look));
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
    const Access commands = with(Permission::seats_command);
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
        route(Method::post, "/api/v1/agents/{id}/state", commands,
              {.name = "force_state", .summary = "Make an agent ready, away or signed out, with a reason"}, force_state),
        route(Method::put, "/api/v1/agents/{id}/queues", commands,
              {.name = "set_agent_queues", .summary = "Let an agent serve these queues from now on"}, set_queues),
        route(Method::get, "/api/v1/queues", with(Permission::queues_read), {.name = "list_queues", .summary = "All queues now"},
              queues),
    };
}

}  // namespace hotline::http
