#include "app/outbound/campaigns.hpp"

#include <fmt/format.h>

#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/campaign_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"

namespace hotline::http {
namespace {

using app::CampaignView;

Awaitable<Answer<app::CampaignPage>> list(Context& context) {
    auto look_up = [now = context.services.now()](app::UnitOfWork& unit) { return app::list_campaigns(unit, now); };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<CampaignView>> make(Context& context, app::NewCampaign wanted) {
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::make_campaign(unit, context.actor(), wanted, now, context.services.ports.ids);
    };
    auto made = co_await write(context.services, std::move(work));
    if (!made) co_return refused(code_of(made.error()));
    co_return std::move(*made);
}

Awaitable<Answer<CampaignView>> show(Context& context) {
    const auto id = context.id<CampaignId>();
    if (!id) co_return refused("campaign_not_found");
    auto look_up = [&](app::UnitOfWork& unit) { return app::read_campaign(unit, *id); };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("campaign_not_found");
    co_return std::move(*found);
}

Problem problem_of_list(const app::ListRefused& why) {
    if (const auto* refusal = std::get_if<app::CampaignRefusal>(&why)) return {.code = code_of(*refusal)};
    Problem problem{.code = "campaign_bad_list"};
    const auto& words = json::type_of<ListFault>();
    for (const ListError& error : std::get<std::vector<ListError>>(why))
        problem.fields.push_back({fmt::format("/lines/{}", error.line), words.write_text(&error.what)});
    return problem;
}

/// The body is the CSV file itself.
Awaitable<Response> put_list(Context& context) {
    const auto id = context.id<CampaignId>();
    if (!id) co_return problem_response(context.request, {.code = "campaign_not_found"});
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::put_call_list(unit, *id, context.request.body, now, context.services.ports.ids);
    };
    const auto put = co_await write(context.services, std::move(work));
    if (!put) co_return problem_response(context.request, problem_of_list(put.error()));
    co_return json_response(200, json::encode(*put));
}

/// Fills the shelf off the loop, then says in the store that the prompt is there.
template <class Fill>
Awaitable<Answer<CampaignView>> put_prompt(Context& context, Fill fill) {
    const auto id = context.id<CampaignId>();
    if (!id) co_return refused("campaign_not_found");
    auto find = [&](app::UnitOfWork& unit) { return app::prompt_of_draft(unit, *id); };
    const auto name = co_await read(context.services, std::move(find));
    if (!name) co_return refused(code_of(name.error()));
    auto job = [&] { return fill(*name); };
    const auto filled = co_await context.services.documents.run(std::move(job));
    if (!filled) co_return refused(code_of(filled.error()));
    auto note = [&](app::UnitOfWork& unit) { return app::prompt_is_there(unit, *id); };
    auto view = co_await write(context.services, std::move(note));
    if (!view) co_return refused(code_of(view.error()));
    co_return std::move(*view);
}

/// The body is the WAV file itself.
Awaitable<Answer<CampaignView>> put_sound(Context& context) {
    auto fill = [&](const PromptName& name) { return context.services.ports.prompts.put_sound(name, context.request.body); };
    co_return co_await put_prompt(context, std::move(fill));
}

Awaitable<Answer<CampaignView>> put_text(Context& context, app::CampaignText spoken) {
    auto fill = [&](const PromptName& name) { return context.services.ports.prompts.put_text(name, spoken.text, "zh"); };
    co_return co_await put_prompt(context, std::move(fill));
}

void tell_runs(app::CampaignRuns& runs, const app::CampaignStep& step) {
    switch (step.record.state) {
        case CampaignState::running: return runs.run(step.record);
        case CampaignState::paused: return runs.pause(step.record.id);
        case CampaignState::stopped: return runs.stop(step.record.id);
        case CampaignState::draft:
        case CampaignState::finished: return;
    }
}

Awaitable<Answer<CampaignView>> act(Context& context, app::CampaignCommand command) {
    const auto id = context.id<CampaignId>();
    if (!id) co_return refused("campaign_not_found");
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::act_on_campaign(unit, context.actor(), *id, command.action, now);
    };
    auto step = co_await write(context.services, std::move(work));
    if (!step) co_return refused(code_of(step.error()));
    tell_runs(context.services.ports.campaigns, *step);
    co_return std::move(step->view);
}

Awaitable<Answer<app::TargetPage>> targets(Context& context, TargetQuery query) {
    const auto id = context.id<CampaignId>();
    if (!id) co_return refused("campaign_not_found");
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::read_targets(unit, *id, query.offset, query.limit, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("campaign_not_found");
    co_return std::move(*found);
}

Awaitable<Response> results(Context& context) {
    const auto id = context.id<CampaignId>();
    if (!id) co_return problem_response(context.request, {.code = "campaign_not_found"});
    auto look_up = [&](app::UnitOfWork& unit) { return app::campaign_results_csv(unit, *id); };
    auto csv = co_await read(context.services, std::move(look_up));
    if (!csv) co_return problem_response(context.request, {.code = "campaign_not_found"});
    Response response{.headers = {{"Content-Type", "text/csv; charset=utf-8"},
                                  {"Content-Disposition", fmt::format("attachment; filename=\"campaign-{}.csv\"", id->value)},
                                  {"Cache-Control", "private, no-store"}}};
    response.body = std::move(*csv);
    co_return response;
}

}  // namespace

Routes campaign_routes() {
    const Access runs = with(Permission::campaign_run);
    return {
        route(Method::get, "/api/v1/campaigns", runs,
              {.name = "list_campaigns", .summary = "Automatic group calls, newest first"}, list),
        route(Method::post, "/api/v1/campaigns", runs,
              {.name = "make_campaign", .summary = "Plan a group call; its list and prompt come next", .status = 201}, make),
        route(Method::get, "/api/v1/campaigns/{id}", runs, {.name = "read_campaign", .summary = "A campaign and how far it is"},
              show),
        Route{Method::put,
              "/api/v1/campaigns/{id}/list",
              runs,
              {.name = "put_call_list",
               .summary = "The list of a draft as CSV (number, note) in the body; nothing is taken when one line is wrong",
               .answer = &json::type_of<CampaignView>},
              put_list},
        route(Method::put, "/api/v1/campaigns/{id}/prompt/sound", runs,
              {.name = "put_campaign_sound", .summary = "The prompt of a draft as WAV, MP3, Ogg or WebM in the body"}, put_sound),
        route(Method::put, "/api/v1/campaigns/{id}/prompt/text", runs,
              {.name = "put_campaign_text", .summary = "The prompt of a draft as a text to be spoken"}, put_text),
        route(Method::post, "/api/v1/campaigns/{id}/actions", runs,
              {.name = "act_on_campaign", .summary = "Start, pause, resume or stop"}, act),
        route(Method::get, "/api/v1/campaigns/{id}/targets", runs,
              {.name = "list_targets", .summary = "The numbers of a campaign and what came of each"}, targets),
        Route{Method::get,
              "/api/v1/campaigns/{id}/results.csv",
              runs,
              {.name = "campaign_results", .summary = "The same as a file, numbers in full", .media_type = "text/csv"},
              results},
    };
}

}  // namespace hotline::http
