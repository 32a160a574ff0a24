#include <boost/describe/enum_to_string.hpp>

#include "adapters/http/routes/call_function_documents.hpp"
#include "adapters/http/routes/desk_answer.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/written_act.hpp"

namespace hotline::http {
namespace {

using app::AgentView;
namespace act = app::supervision_command;

/// {id} is the agent whose call it is about; the answer is the supervisor's own seat. What is asked for goes on record first.
Awaitable<Answer<AgentView>> supervise(Context& context, app::SupervisionCommand asked, std::string what,
                                       std::string detail = {}) {
    const auto agent = context.id<UserId>();
    if (!agent) co_return refused("supervision_no_call");
    co_await written_act(context, "supervision." + what, "agent:" + std::to_string(agent->value), std::move(detail));
    co_return co_await desk_answer<AgentView>(context, &app::Desk::supervise, *agent, std::move(asked));
}

Awaitable<Answer<AgentView>> stand(Context& context, SupervisionChange change) {
    return supervise(context, act::Stand{change.mode}, boost::describe::enum_to_string(change.mode, ""));
}

Awaitable<Answer<AgentView>> leave(Context& context) { return supervise(context, act::Leave{}, "leave"); }

Awaitable<Answer<AgentView>> intercept(Context& context) { return supervise(context, act::Intercept{}, "intercept"); }

Awaitable<Answer<AgentView>> release(Context& context, ReleaseReason why) {
    std::string reason = why.reason;
    return supervise(context, act::Release{std::move(why.reason)}, "release", std::move(reason));
}

}  // namespace

Routes supervision_routes() {
    const Access supervises = with(Permission::call_supervise);
    return {
        route(Method::put, "/api/v1/agents/{id}/supervision", supervises,
              {.name = "supervise", .summary = "Listen to an agent's call, whisper to him, or barge in"}, stand),
        route(Method::post, "/api/v1/agents/{id}/supervision/end", supervises,
              {.name = "end_supervision", .summary = "Leave the agent's call"}, leave),
        route(Method::post, "/api/v1/agents/{id}/intercept", supervises,
              {.name = "intercept_call", .summary = "Take the agent's call over"}, intercept),
        route(Method::post, "/api/v1/agents/{id}/release", supervises,
              {.name = "release_call", .summary = "End the agent's call, with a reason"}, release),
    };
}

}  // namespace hotline::http
