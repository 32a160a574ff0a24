#include <algorithm>

#include "adapters/http/content/credentials.hpp"
#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/message_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "app/messages/message_notices.hpp"
#include "app/messages/receive.hpp"

namespace hotline::http {
namespace {

GatewayName name_in(const Context& context) { return {context.path_values.find("name")->second}; }

/// The gateway that makes this request; nothing when it cannot prove that it is one.
const Gateway* gateway_of(const Context& context) {
    const auto& outbox = context.services.ports.outbox;
    const GatewayName name = name_in(context);
    return outbox.knows_key(name, secret_in(context.request.header("authorization"))) ? outbox.rules().find(name) : nullptr;
}

Awaitable<Answer<app::InboundDone>> take_letter(Context& context, app::InboundLetter letter) {
    const Gateway* gateway = gateway_of(context);
    if (gateway == nullptr) co_return refused("gateway_wrong_key");
    Services& services = context.services;
    const app::MessageDeps deps{services.ports.ids, services.ports.outbox.rules()};
    auto work = [&, now = services.now()](app::UnitOfWork& unit) {
        return app::receive_letter(unit, deps, *gateway, letter, now);
    };
    const auto received = co_await write(services, std::move(work));
    if (received.is_new) app::publish_letter_changed(services.ports.live, received.letter);
    if (received.evaluated) app::publish_case_changed(services.ports.live, *received.evaluated);
    co_return app::InboundDone{received.is_new};
}

Awaitable<Answer<app::InboundDone>> take_report(Context& context, app::MessageReport report) {
    const Gateway* gateway = gateway_of(context);
    if (gateway == nullptr) co_return refused("gateway_wrong_key");
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::take_report(unit, *gateway, report, now);
    };
    const auto changed = co_await write(context.services, std::move(work));
    if (changed) app::publish_message_changed(context.services.ports.live, *changed);
    co_return app::InboundDone{changed.has_value()};
}

Awaitable<Answer<app::InboundDone>> take_kannel_report(Context& context, KannelReport report) {
    app::MessageReport plain{.message = report.message, .state = app::ReportKind::on_its_way, .detail = report.detail};
    if (report.type == 1) plain.state = app::ReportKind::arrived;
    if (report.type == 2 || report.type == 16) plain.state = app::ReportKind::undeliverable;
    co_return co_await take_report(context, std::move(plain));
}

app::GatewayView view_of(const Gateway& gateway, const app::GatewayStates& states, const std::vector<app::OutboxCount>& counts) {
    app::GatewayView view{.name = gateway.name,
                          .channel = gateway.channel,
                          .kind = gateway.kind,
                          .sender = gateway.sender,
                          .per_second = gateway.per_second};
    if (const auto state = std::ranges::find(states, gateway.name, &app::GatewayState::name); state != states.end()) {
        view.health = state->health;
        view.failures = state->failures;
        view.last_answer_at = state->last_answer_at;
        view.last_answer = state->last_answer;
        view.next_try_at = state->next_try_at;
    }
    if (const auto count = std::ranges::find(counts, gateway.name, &app::OutboxCount::gateway); count != counts.end()) {
        view.waiting = count->waiting;
        view.oldest = count->oldest;
    }
    return view;
}

Awaitable<Answer<app::GatewayList>> list(Context& context) {
    const auto& outbox = context.services.ports.outbox;
    auto look_up = [](app::UnitOfWork& unit) { return unit.outbox.counts(); };
    const auto counts = co_await read(context.services, std::move(look_up));
    const auto states = outbox.states();
    app::GatewayList list{.quiet_from_min = outbox.rules().quiet.from_min,
                          .quiet_to_min = outbox.rules().quiet.to_min,
                          .may_test = may(context.actor().role, Permission::gateways_manage)};
    for (const Gateway& gateway : outbox.rules().gateways) list.gateways.push_back(view_of(gateway, *states, counts));
    co_return list;
}

std::string object_of(const GatewayName& gateway) { return "gateway:" + gateway.value; }

/// A test goes the way of every message; what the gateway answered stands in its row.
Awaitable<Answer<app::MessageView>> try_out(Context& context, app::TestMessage wanted) {
    Services& services = context.services;
    const GatewayName name = name_in(context);
    if (services.ports.outbox.rules().find(name) == nullptr) co_return refused("gateway_not_found");
    const app::MessageWish wish{.key = "test:" + services.ports.secrets.random_token(),
                                .gateway = name,
                                .purpose = MessagePurpose::test,
                                .to = wanted.to,
                                .text = wanted.text,
                                .by = context.actor().user};
    const app::MessageDeps deps{services.ports.ids, services.ports.outbox.rules()};
    using Written = Result<app::MessageView, MessageRefusal>;
    auto work = [&, now = services.now()](app::UnitOfWork& unit) -> Written {
        const auto written = app::write_message(unit, deps, wish, now);
        if (!written) return refuse(written.error());
        unit.audit.append({.at = now,
                           .actor = context.actor(),
                           .address = context.request.address,
                           .action = "gateway.test",
                           .object = object_of(name),
                           .detail = written->to});
        app::PeopleNames names(unit);
        return app::view_of(*written, names);
    };
    auto done = co_await write(services, std::move(work));
    if (!done) co_return refused(code_of(done.error()));
    services.ports.outbox.wake();
    co_return std::move(*done);
}

Awaitable<Answer<app::MessageView>> show_test(Context& context) {
    const auto id = context.id<MessageId>();
    const GatewayName name = name_in(context);
    auto look_up = [&](app::UnitOfWork& unit) -> std::optional<app::MessageView> {
        const auto found = id ? unit.outbox.find(*id) : std::nullopt;
        if (!found || found->gateway != name || found->purpose != MessagePurpose::test) return std::nullopt;
        app::PeopleNames names(unit);
        return app::view_of(*found, names);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("message_not_found");
    co_return std::move(*found);
}

}  // namespace

Routes gateway_routes() {
    const Access reads = with(Permission::gateways_read);
    const Access manages = with(Permission::gateways_manage);
    return {
        route(Method::get, "/api/v1/gateways", reads,
              {.name = "list_gateways", .summary = "The gateways for messages and how it goes with them"}, list),
        route(Method::post, "/api/v1/gateways/{name}/tests", manages,
              {.name = "test_gateway", .summary = "Send a message of one's own", .status = 201}, try_out),
        route(Method::get, "/api/v1/gateways/{name}/tests/{id}", manages,
              {.name = "read_gateway_test", .summary = "What became of it, in the gateway's own words"}, show_test),
        route(Method::post, "/api/v1/gateways/{name}/letters", kEverybody,
              {.name = "gateway_letter", .summary = "A gateway hands in what a citizen wrote; with its key"}, take_letter),
        route(Method::get, "/api/v1/gateways/{name}/letters", kEverybody,
              {.name = "gateway_letter_by_get", .summary = "The same for Kannel's get-url; with its key"}, take_letter),
        route(Method::post, "/api/v1/gateways/{name}/reports", kEverybody,
              {.name = "gateway_report", .summary = "A gateway reports what became of a message; with its key"}, take_report),
        route(Method::get, "/api/v1/gateways/{name}/reports", kEverybody,
              {.name = "gateway_report_by_get", .summary = "The same for Kannel's dlr-url; with its key"}, take_kannel_report),
    };
}

}  // namespace hotline::http
