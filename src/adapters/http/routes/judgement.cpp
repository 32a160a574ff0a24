#include "app/judgement.hpp"

#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/judgement_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"

namespace hotline::http {
namespace {

Awaitable<Answer<app::JudgementGuide>> guide(Context& context) {
    auto look_up = [](app::UnitOfWork& unit) { return app::judgement_guide(unit); };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::FollowUpList>> follow_ups(Context& context) {
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::list_follow_ups(unit, context.actor(), now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::Judgement>> rates(Context& context, JudgementPeriodQuery asked_for) {
    const app::JudgementQuery query{asked_for.from, asked_for.to, std::move(asked_for.department)};
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::read_judgement(unit, context.actor(), query, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused(code_of(found.error()));
    co_return std::move(*found);
}

Awaitable<Answer<app::RoundPage>> rounds(Context& context, RoundListQuery asked_for) {
    const app::RoundQuery query{.where = {asked_for.from, asked_for.to, std::move(asked_for.department)},
                                .figure = asked_for.figure,
                                .missed_only = asked_for.missed,
                                .cursor = std::move(asked_for.cursor),
                                .limit = asked_for.limit};
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::list_rounds(unit, context.actor(), query, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused(code_of(found.error()));
    co_return std::move(*found);
}

}  // namespace

Routes judgement_routes() {
    return {
        route(Method::get, "/api/v1/judgement/guide", with(Permission::case_read),
              {.name = "judgement_guide", .summary = "What reviewers score and follow-up clerks say"}, guide),
        route(Method::get, "/api/v1/judgement/follow-ups", with(Permission::follow_up_work),
              {.name = "list_follow_ups", .summary = "Citizens to be asked now, the longest due first"}, follow_ups),
        route(Method::get, "/api/v1/judgement/rates", with(Permission::judgement_read),
              {.name = "judgement_rates", .summary = "The three rates of a period by unit; without one, of today"}, rates),
        route(Method::get, "/api/v1/judgement/rounds", with(Permission::judgement_read),
              {.name = "list_rounds", .summary = "The closed rounds behind a figure, newest first"}, rounds),
    };
}

}  // namespace hotline::http
