#include "adapters/http/routes/call_documents.hpp"
#include "adapters/http/routes/desk_answer.hpp"
#include "adapters/http/routes/routes.hpp"
#include "app/contact_history.hpp"
#include "app/read_calls.hpp"

namespace hotline::http {
namespace {

using app::AgentView;
using CallQuestion = void (app::Desk::*)(UserId, CallId, app::Reply<AgentView>);

template <CallQuestion question>
Awaitable<Answer<AgentView>> command(Context& context) {
    const auto call = context.id<CallId>();
    if (!call) return immediately<AgentView>(refused("call_not_found"));
    return desk_answer<AgentView>(context, question, *call);
}

Awaitable<Answer<AgentView>> dial(Context& context, DialCommand wanted) {
    return desk_answer<AgentView>(context, &app::Desk::dial,
                                  app::DialOrder{std::move(wanted.to), context.actor().role, wanted.about});
}

Awaitable<Answer<app::CallPage>> list(Context& context, CallQuery query) {
    app::CallFilter filter{.from = query.from, .to = query.to, .agent = query.agent, .queue = std::move(query.queue)};
    if (!query.number.empty()) filter.number = sought_number(query.number);
    filter.channel = query.channel;
    filter.outcomes = std::move(query.outcome);
    filter.recorded_only = query.recorded;
    filter.queued_only = query.queued;
    filter.answered_only = query.answered;
    if (query.longest_wait_s) filter.longest_wait_ms = std::int64_t{*query.longest_wait_s} * 1000;
    filter.cursor = std::move(query.cursor);
    filter.limit = query.limit;
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::list_calls(unit, context.actor(), filter, now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::CallView>> show(Context& context) {
    const auto id = context.id<CallId>();
    if (!id) co_return refused("call_not_found");
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::read_call(unit, context.actor(), *id, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("call_not_found");
    co_return std::move(*found);
}

Awaitable<Answer<app::DecisionList>> decisions(Context& context) {
    const auto id = context.id<CallId>();
    if (!id) co_return refused("call_not_found");
    auto look_up = [&](app::UnitOfWork& unit) -> std::optional<app::DecisionList> {
        if (!unit.calls.find(*id)) return std::nullopt;
        return app::DecisionList{unit.calls.decisions(*id)};
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("call_not_found");
    co_return std::move(*found);
}

Awaitable<Answer<app::ContactView>> contact(Context& context) {
    const std::string& number = context.path_values.find("number")->second;
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::contact_history(unit, context.actor(), number, now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

}  // namespace

Routes call_routes() {
    using app::Desk;
    const Access takes = with(Permission::call_take);
    const Access reads = with(Permission::call_read);
    return {
        route(Method::post, "/api/v1/calls/{id}/answer", takes,
              {.name = "answer_call", .summary = "Take the call that is offered"}, command<&Desk::answer>),
        route(Method::post, "/api/v1/calls/{id}/reject", takes,
              {.name = "reject_call", .summary = "Refuse the call that is offered"}, command<&Desk::reject>),
        route(Method::post, "/api/v1/calls/{id}/hold", takes, {.name = "hold_call", .summary = "The citizen hears music"},
              command<&Desk::hold>),
        route(Method::post, "/api/v1/calls/{id}/retrieve", takes, {.name = "retrieve_call", .summary = "Talk again"},
              command<&Desk::retrieve>),
        route(Method::post, "/api/v1/calls/{id}/hang-up", takes, {.name = "hang_up_call", .summary = "End the call"},
              command<&Desk::hang_up>),
        route(Method::post, "/api/v1/calls", takes,
              {.name = "dial", .summary = "Call a number outside: the own seat first, then the number"}, dial),
        route(Method::get, "/api/v1/calls", reads, {.name = "list_calls", .summary = "Calls, newest first"}, list),
        route(Method::get, "/api/v1/calls/{id}", reads, {.name = "read_call", .summary = "A call with its events and cases"},
              show),
        route(Method::get, "/api/v1/calls/{id}/decisions", with(Permission::decisions_read),
              {.name = "read_decisions", .summary = "Why the call went to this agent, or to nobody, each time its turn came up"},
              decisions),
        route(Method::get, "/api/v1/contacts/{number}", reads,
              {.name = "read_contact", .summary = "Earlier calls and cases of a number"}, contact),
    };
}

}  // namespace hotline::http
