#include "adapters/http/routes/administered.hpp"
#include "adapters/http/routes/routes.hpp"
#include "app/flows/publish_flows.hpp"
#include "app/flows/rehearse_flows.hpp"
#include "app/formats/flow_json.hpp"

namespace hotline::http {
namespace {

using app::AdminWork;
using app::FlowWork;

constexpr std::chrono::days kLongestTraffic{31};

struct FlowTrafficQuery {
    int version{};
    Instant from;
    Instant to;
};
BOOST_DESCRIBE_STRUCT(FlowTrafficQuery, (), (version, from, to))

ivr::Language language_of(const Context& context) {
    return prefers_english(context.request.header("accept-language")) ? ivr::Language::en : ivr::Language::zh;
}

FlowCode code_in(const Context& context) { return {context.path_values.find("code")->second}; }

/// Looks with `look(UnitOfWork&, facts)`, which gives a FlowResult.
template <class Look>
auto looked_up(Context& context, Look look)
    -> Awaitable<Answer<typename std::invoke_result_t<Look&, app::UnitOfWork&, app::PromptShelfFacts>::value_type>> {
    auto work = [&](app::UnitOfWork& unit) { return look(unit, context.services.ports.prompts.facts()); };
    auto found = co_await read(context.services, std::move(work));
    if (!found) co_return std::unexpected(problem_of(found.error()));
    co_return std::move(*found);
}

/// Changes what is edited; calls walk what they walked before.
template <class Change>
auto edited(Context& context, Change change)
    -> Awaitable<Answer<typename std::invoke_result_t<Change&, const FlowWork&>::value_type>> {
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        const AdminWork doing{unit, context.actor(), context.services.ports.ids, now, {}};
        return change(FlowWork{doing, context.services.ports.prompts.facts(), language_of(context)});
    };
    auto done = co_await write(context.services, std::move(work));
    if (!done) co_return std::unexpected(problem_of(done.error()));
    co_return std::move(*done);
}

/// Changes what calls walk: the switch goes on with the city as it is then.
template <class Change>
auto put_in_force(Context& context, std::string why, Change change)
    -> Awaitable<Answer<typename std::invoke_result_t<Change&, const FlowWork&>::value_type>> {
    auto work = [&](const AdminWork& doing) {
        return change(FlowWork{doing, context.services.ports.prompts.facts(), language_of(context)});
    };
    co_return co_await administered(context, std::move(why), std::move(work));
}

Awaitable<Answer<app::FlowList>> list(Context& context) {
    auto look = [&](app::UnitOfWork& unit) { return app::list_flows(unit, context.services.ports.prompts.facts()); };
    co_return co_await read(context.services, std::move(look));
}

Awaitable<Answer<app::FlowDraft>> make(Context& context, app::NewFlow wanted) {
    auto change = [&](const FlowWork& at) { return app::make_flow(at, wanted); };
    co_return co_await edited(context, std::move(change));
}

Awaitable<Answer<app::FlowDraft>> draft(Context& context) {
    auto look = [&](app::UnitOfWork& unit, app::PromptShelfFacts prompts) {
        return app::read_draft(unit, code_in(context), std::move(prompts), language_of(context));
    };
    co_return co_await looked_up(context, std::move(look));
}

Awaitable<Answer<app::FlowDraft>> save(Context& context, app::SaveDraft wanted) {
    auto change = [&](const FlowWork& at) { return app::save_draft(at, code_in(context), wanted); };
    co_return co_await edited(context, std::move(change));
}

Awaitable<Answer<NoContent>> drop(Context& context, app::DropDraft wanted) {
    auto change = [&](const FlowWork& at) { return app::drop_draft(at, code_in(context), wanted.revision); };
    const auto done = co_await edited(context, std::move(change));
    if (!done) co_return std::unexpected(done.error());
    co_return NoContent{};
}

Awaitable<Answer<app::FlowFindings>> check(Context& context, app::CheckFlow wanted) {
    auto look = [&](app::UnitOfWork& unit) {
        const auto grounds = app::flow_grounds(unit, context.services.ports.prompts.facts());
        return app::FlowFindings{app::views_of(app::examine(wanted.document.text, {}, grounds).findings, language_of(context))};
    };
    co_return co_await read(context.services, std::move(look));
}

Awaitable<Response> schema(Context&) { co_return json_response(200, app::flow_schema()); }

Awaitable<Answer<app::FlowNames>> names(Context& context) {
    auto look = [&](app::UnitOfWork& unit) { return app::flow_names(unit, context.services.ports.prompts.facts()); };
    co_return co_await read(context.services, std::move(look));
}

Awaitable<Answer<app::FlowVersions>> versions(Context& context) {
    auto look = [&](app::UnitOfWork& unit) {
        app::FlowVersions all;
        for (const auto& version : unit.flows.versions(code_in(context))) all.versions.push_back(app::view_of(version));
        return all;
    };
    co_return co_await read(context.services, std::move(look));
}

Awaitable<Answer<app::FlowVersion>> version(Context& context) {
    const auto number = json::parse_id(context.path_values.find("version")->second);
    if (!number || *number > std::numeric_limits<int>::max()) co_return refused("flow_not_found");
    auto look = [&](app::UnitOfWork& unit) { return unit.flows.version(code_in(context), static_cast<int>(*number)); };
    auto found = co_await read(context.services, std::move(look));
    if (!found) co_return refused("flow_not_found");
    co_return app::FlowVersion{.code = found->code,
                               .version = found->version,
                               .state = found->state,
                               .at = found->at,
                               .by = found->by_name,
                               .why = found->why,
                               .document = {found->document},
                               .layout = {found->layout}};
}

Awaitable<Answer<app::FlowVersionView>> publish(Context& context, app::PublishFlow wanted) {
    auto change = [&](const FlowWork& at) { return app::publish_flow(at, code_in(context), wanted); };
    co_return co_await put_in_force(context, wanted.why, std::move(change));
}

Awaitable<Answer<app::FlowVersionView>> roll_back(Context& context, app::RollBackFlow wanted) {
    auto change = [&](const FlowWork& at) { return app::roll_back_flow(at, code_in(context), wanted); };
    co_return co_await put_in_force(context, wanted.why, std::move(change));
}

Awaitable<Answer<NoContent>> unschedule(Context& context, app::UnscheduleFlow) {
    auto change = [&](const FlowWork& at) { return app::unschedule_flow(at, code_in(context)); };
    const auto done = co_await edited(context, std::move(change));
    if (!done) co_return std::unexpected(done.error());
    co_return NoContent{};
}

Awaitable<Answer<ivr::Rehearsed>> rehearse(Context& context, app::RehearseFlow wanted) {
    auto look = [&](app::UnitOfWork& unit, app::PromptShelfFacts prompts) {
        return app::rehearse_flow(unit, wanted, std::move(prompts), language_of(context));
    };
    co_return co_await looked_up(context, std::move(look));
}

Awaitable<Answer<app::FlowTests>> tests(Context& context) {
    auto look = [&](app::UnitOfWork& unit, const app::PromptShelfFacts&) { return app::list_flow_tests(unit, code_in(context)); };
    co_return co_await looked_up(context, std::move(look));
}

Awaitable<Answer<app::FlowTest>> add_test(Context& context, app::NewFlowTest wanted) {
    auto change = [&](const FlowWork& at) { return app::add_flow_test(at, code_in(context), wanted); };
    co_return co_await edited(context, std::move(change));
}

Awaitable<Answer<NoContent>> remove_test(Context& context) {
    const auto id = context.id<app::FlowTestId>();
    if (!id) co_return refused("flow_not_found");
    auto change = [&](const FlowWork& at) { return app::remove_flow_test(at, code_in(context), *id); };
    const auto done = co_await edited(context, std::move(change));
    if (!done) co_return std::unexpected(done.error());
    co_return NoContent{};
}

Awaitable<Answer<app::FlowTestResults>> run_tests(Context& context, app::CheckFlow wanted) {
    auto look = [&](app::UnitOfWork& unit, app::PromptShelfFacts prompts) {
        return app::run_flow_tests(unit, code_in(context), wanted, std::move(prompts), language_of(context));
    };
    co_return co_await looked_up(context, std::move(look));
}

app::FlowTrafficView view_of(int version, const ivr::FlowTraffic& traffic) {
    app::FlowTrafficView view{.version = version, .calls = traffic.calls, .nodes = {}, .edges = {}};
    for (const auto& [name, node] : traffic.nodes) {
        auto& shown = view.nodes.emplace_back();
        shown.node = name;
        shown.callers = node.callers;
        shown.visits = node.visits;
        shown.hang_ups = node.hang_ups;
        shown.seconds = std::chrono::duration<double>(node.time).count();
        for (const auto& [key, count] : node.keys) shown.keys.push_back({std::string(1, key), count});
    }
    for (const auto& [way, count] : traffic.ways) view.edges.push_back({way.first, way.second, count});
    return view;
}

Awaitable<Answer<app::FlowTrafficView>> analytics(Context& context, FlowTrafficQuery wanted) {
    if (wanted.to <= wanted.from) co_return refused("period_reversed");
    if (wanted.to - wanted.from > kLongestTraffic) co_return refused("period_too_long");
    auto look = [&](app::UnitOfWork& unit) {
        return view_of(wanted.version, unit.flows.traffic(code_in(context), wanted.version, wanted.from, wanted.to));
    };
    co_return co_await read(context.services, std::move(look));
}

Awaitable<Answer<app::TriedFlow>> call_me(Context& context, app::TryFlow wanted) {
    auto look = [&](app::UnitOfWork& unit, app::PromptShelfFacts prompts) {
        return app::flow_to_try(unit, code_in(context), wanted.document, std::move(prompts), language_of(context));
    };
    auto flow = co_await looked_up(context, std::move(look));
    if (!flow) co_return std::unexpected(std::move(flow.error()));
    auto ask = [&](app::Reply<app::Desk::CitizenCall> reply) {
        context.services.ports.desk.try_flow(std::move(*flow), wanted.sdp_offer, std::move(reply));
    };
    const auto made = co_await asked<app::Desk::CitizenCall>(std::move(ask));
    if (!made) co_return std::unexpected(problem_of(made.error()));
    co_return app::TriedFlow{made->call, made->sdp_answer};
}

Routes editing() {
    const Access reads = with(Permission::flow_read);
    const Access edits = with(Permission::flow_edit);
    return {
        route(Method::get, "/api/v1/flows", reads, {.name = "list_flows", .summary = "Flows, and how each stands"}, list),
        route(Method::post, "/api/v1/flows", edits,
              {.name = "make_flow", .summary = "A new flow, empty or a copy of a version of another", .status = 201}, make),
        route(Method::post, "/api/v1/flows/check", reads, {.name = "check_flow", .summary = "What is wrong with a document"},
              check),
        Route{Method::get,
              "/api/v1/flows/schema",
              reads,
              {.name = "flow_schema", .summary = "The JSON Schema of flow documents", .answer = &json::type_of<json::Document>},
              schema},
        route(Method::get, "/api/v1/flows/names", reads, {.name = "flow_names", .summary = "What a node may refer to"}, names),
        route(Method::post, "/api/v1/flows/rehearse", reads,
              {.name = "rehearse_flow", .summary = "A call without a telephone: what is heard, and where it ends"}, rehearse),
        route(Method::get, "/api/v1/flows/{code}/draft", reads,
              {.name = "read_flow_draft", .summary = "The draft; without one, what is published"}, draft),
        route(Method::put, "/api/v1/flows/{code}/draft", edits,
              {.name = "save_flow_draft",
               .summary = "Save the draft; when somebody else was quicker, the problem's `more.theirs` is the other draft"},
              save),
        route(Method::del, "/api/v1/flows/{code}/draft", edits,
              {.name = "drop_flow_draft", .summary = "Back to what is published"}, drop),
    };
}

Routes publishing() {
    const Access reads = with(Permission::flow_read);
    const Access edits = with(Permission::flow_edit);
    const Access publishes = with(Permission::flow_publish);
    return {
        route(Method::get, "/api/v1/flows/{code}/versions", reads,
              {.name = "list_flow_versions", .summary = "Versions of a flow, newest first"}, versions),
        route(Method::get, "/api/v1/flows/{code}/versions/{version}", reads,
              {.name = "read_flow_version", .summary = "One version with its document"}, version),
        route(Method::post, "/api/v1/flows/{code}/publish", publishes,
              {.name = "publish_flow",
               .summary = "Put the draft in force, now or at a time; refused with `more.findings` or `more.tests`"},
              publish),
        route(Method::post, "/api/v1/flows/{code}/roll-back", publishes,
              {.name = "roll_back_flow", .summary = "Put an earlier version in force again, as a new one"}, roll_back),
        route(Method::post, "/api/v1/flows/{code}/unschedule", publishes,
              {.name = "unschedule_flow", .summary = "Do not publish the scheduled version"}, unschedule),
        route(Method::get, "/api/v1/flows/{code}/tests", reads,
              {.name = "list_flow_tests", .summary = "Recorded rehearsals that publishing runs first"}, tests),
        route(Method::post, "/api/v1/flows/{code}/tests", edits,
              {.name = "add_flow_test", .summary = "Keep a rehearsal as a test", .status = 201}, add_test),
        route(Method::del, "/api/v1/flows/{code}/tests/{id}", edits, {.name = "remove_flow_test", .summary = "Forget a test"},
              remove_test),
        route(Method::post, "/api/v1/flows/{code}/call-me", edits,
              {.name = "call_me_with_flow",
               .summary = "Walk a document from the browser: a call of its own, recorded nowhere, that ends before people"},
              call_me),
        route(Method::get, "/api/v1/flows/{code}/analytics", reads,
              {.name = "flow_analytics", .summary = "What callers did in a version, node by node; at most 31 days"}, analytics),
        route(Method::post, "/api/v1/flows/{code}/tests/run", reads,
              {.name = "run_flow_tests", .summary = "Run the flow's tests on a document"}, run_tests),
    };
}

}  // namespace

Routes flow_routes() {
    Routes all = editing();
    std::ranges::move(publishing(), std::back_inserter(all));
    return all;
}

}  // namespace hotline::http
