#include <algorithm>

#include "adapters/http/routes/call_function_documents.hpp"
#include "adapters/http/routes/desk_answer.hpp"
#include "adapters/http/routes/routes.hpp"

namespace hotline::http {
namespace {

using app::AgentView;
namespace command = app::call_command;

Awaitable<Answer<AgentView>> act(Context& context, app::CallCommand asked) {
    const auto call = context.id<CallId>();
    if (!call) return immediately<AgentView>(refused("call_not_found"));
    return desk_answer<AgentView>(context, &app::Desk::act, *call, std::move(asked));
}

template <class Command>
Awaitable<Answer<AgentView>> simply(Context& context) {
    return act(context, Command{});
}

template <class Command>
Awaitable<Answer<AgentView>> with_target(Context& context, app::Target target) {
    return act(context, Command{std::move(target)});
}

template <bool muted>
Awaitable<Answer<AgentView>> mute(Context& context) {
    return act(context, command::Mute{muted});
}

template <bool wanted>
Awaitable<Answer<AgentView>> help(Context& context) {
    return act(context, command::AskHelp{wanted});
}

Awaitable<Answer<AgentView>> drop(Context& context) {
    const auto party = context.id<LegId>("party");
    if (!party) return immediately<AgentView>(refused("call_target_unknown"));
    return act(context, command::Drop{*party});
}

Awaitable<Answer<AgentView>> send_keys(Context& context, KeyPresses pressed) {
    static constexpr std::string_view kKeys = "0123456789*#ABCD";
    if (!std::ranges::all_of(pressed.keys, [](char key) { return kKeys.contains(key); }))
        return immediately<AgentView>(std::unexpected(Problem{.code = "invalid_document", .fields = {{"/keys", "format"}}}));
    return act(context, command::SendKeys{std::move(pressed.keys)});
}

Awaitable<Answer<app::TargetList>> targets(Context& context) {
    return desk_answer<app::TargetList>(context, &app::Desk::targets);
}

}  // namespace

Routes call_function_routes() {
    const Access takes = with(Permission::call_take);
    return {
        route(Method::get, "/api/v1/call-targets", takes,
              {.name = "list_call_targets", .summary = "Agents, queues and departments that a call can be given to"}, targets),
        route(Method::post, "/api/v1/calls/{id}/transfer", takes,
              {.name = "transfer_call", .summary = "Give the citizen to somebody else; who cannot be reached brings him back"},
              with_target<command::Transfer>),
        route(Method::post, "/api/v1/calls/{id}/consult", takes,
              {.name = "consult", .summary = "Ask somebody while the citizen hears music"}, with_target<command::Consult>),
        route(Method::post, "/api/v1/calls/{id}/complete", takes,
              {.name = "complete_transfer", .summary = "Leave the citizen to the consulted one"}, simply<command::Complete>),
        route(Method::post, "/api/v1/calls/{id}/back", takes,
              {.name = "back_to_citizen", .summary = "End the consultation, or take a transfer back"}, simply<command::Back>),
        route(Method::post, "/api/v1/calls/{id}/alternate", takes,
              {.name = "alternate", .summary = "Turn from the consulted one to the citizen, or back"},
              simply<command::Alternate>),
        route(Method::post, "/api/v1/calls/{id}/join", takes,
              {.name = "join_all", .summary = "Citizen, agent and the consulted one together"}, simply<command::Join>),
        route(Method::post, "/api/v1/calls/{id}/members", takes,
              {.name = "add_member", .summary = "Ring somebody into the conference"}, with_target<command::Add>),
        route(Method::post, "/api/v1/calls/{id}/members/{party}/drop", takes,
              {.name = "drop_member", .summary = "Take somebody out of the conference"}, drop),
        route(Method::post, "/api/v1/calls/{id}/leave", takes, {.name = "leave_conference", .summary = "Leave; the others go on"},
              simply<command::Leave>),
        route(Method::post, "/api/v1/calls/{id}/mute", takes, {.name = "mute", .summary = "Be heard by nobody"}, mute<true>),
        route(Method::post, "/api/v1/calls/{id}/unmute", takes, {.name = "unmute", .summary = "Be heard again"}, mute<false>),
        route(Method::post, "/api/v1/calls/{id}/keys", takes,
              {.name = "send_keys", .summary = "Send keys to those outside whom one talks with"}, send_keys),
        route(Method::post, "/api/v1/calls/{id}/help", takes, {.name = "ask_help", .summary = "Ask the supervisors for help"},
              help<true>),
        route(Method::post, "/api/v1/calls/{id}/help-over", takes, {.name = "end_help", .summary = "Take the call for help back"},
              help<false>),
    };
}

}  // namespace hotline::http
