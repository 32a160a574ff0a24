#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/case_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "adapters/http/written_act.hpp"
#include "app/act_on_case.hpp"
#include "app/alike_cases.hpp"
#include "app/list_cases.hpp"
#include "app/read_case.hpp"
#include "app/take_case.hpp"

namespace hotline::http {
namespace {

Awaitable<Answer<app::CasePage>> list(Context& context, CaseListQuery asked_for) {
    app::CaseQuery query{.states = std::move(asked_for.state),
                         .stages = std::move(asked_for.stage),
                         .kind = asked_for.kind,
                         .district = std::move(asked_for.district)};
    query.department = std::move(asked_for.department);
    query.text = std::move(asked_for.q);
    query.citizen_phone = std::move(asked_for.phone);
    query.call = asked_for.call;
    query.from = asked_for.from;
    query.to = asked_for.to;
    query.mine = asked_for.mine;
    query.overdue = asked_for.overdue;
    query.supervision = std::move(asked_for.supervision);
    query.receipt_due = asked_for.receipt_due;
    query.due_before = asked_for.due_before;
    query.cursor = std::move(asked_for.cursor);
    query.limit = asked_for.limit;
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::list_cases(unit, context.actor(), query, now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

/// Tells other pages, once the change is durable, and gives the view.
Answer<app::CaseView> finished(Context& context, Result<app::CaseDone, CaseRefused> done) {
    if (!done) return std::unexpected(problem_of(done.error()));
    app::publish_changes(context.services.ports.live, *done);
    return std::move(done->view);
}

Awaitable<Answer<app::CaseView>> take(Context& context, app::NewCase wanted) {
    Services& services = context.services;
    auto work = [&, now = services.now()](app::UnitOfWork& unit) {
        return app::take_case(unit, context.actor(), wanted, now, services.case_deps);
    };
    auto done = co_await write(services, std::move(work));
    co_return finished(context, std::move(done));
}

/// Puts on record who looked at a case; a page that is brought up to date is no new look.
Awaitable<void> seen(Context& context, CaseId id) {
    RecentUses& views = context.services.case_views;
    const Instant now = context.services.now();
    const std::string key = context.token + ":" + std::to_string(id.value);
    if (!views.is_recent(key, now)) co_await written_act(context, "case.view", "case:" + std::to_string(id.value));
    views.note(key, now);
}

Awaitable<Answer<app::CaseView>> show(Context& context) {
    const auto id = context.id<CaseId>();
    if (!id) co_return refused("case_not_found");
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::read_case(unit, context.actor(), *id, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("case_not_found");
    co_await seen(context, *id);
    co_return std::move(*found);
}

Awaitable<Answer<app::CaseAdvice>> advise(Context& context, app::AskAdvice asked) {
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::advise_case(unit, context.actor(), asked.facts, std::nullopt, now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::CaseAdvice>> alike(Context& context) {
    const auto id = context.id<CaseId>();
    if (!id) co_return refused("case_not_found");
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::alike_cases(unit, context.actor(), *id, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("case_not_found");
    co_return std::move(*found);
}

Awaitable<Answer<app::CaseView>> act(Context& context, app::CaseCommand command) {
    const auto id = context.id<CaseId>();
    if (!id) co_return refused("case_not_found");
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::act_on_case(unit, context.actor(), *id, command, now);
    };
    auto done = co_await write(context.services, std::move(work));
    co_return finished(context, std::move(done));
}

}  // namespace

Routes case_routes() {
    const Access reads = with(Permission::case_read);
    return {
        route(Method::get, "/api/v1/cases", reads, {.name = "list_cases", .summary = "Cases that I may know of, newest first"},
              list),
        route(Method::post, "/api/v1/cases", with(Permission::case_create),
              {.name = "take_case", .summary = "Record what a citizen said", .status = 201}, take),
        route(Method::get, "/api/v1/cases/{id}", reads,
              {.name = "read_case", .summary = "A case with its history and what I may do"}, show),
        route(Method::post, "/api/v1/case-advice", with(Permission::case_create),
              {.name = "advise_case", .summary = "While I type: likely the same matter, category and unit, with the reasons"},
              advise),
        route(Method::get, "/api/v1/cases/{id}/alike", with(Permission::case_dispatch),
              {.name = "list_alike_cases", .summary = "Cases that are likely about the same matter"}, alike),
        route(Method::post, "/api/v1/cases/{id}/actions", reads,
              {.name = "act_on_case", .summary = "Do one of the allowed actions"}, act),
    };
}

}  // namespace hotline::http
