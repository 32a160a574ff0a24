#include "app/messages/letters.hpp"

#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/message_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "app/messages/case_messages.hpp"
#include "app/messages/message_notices.hpp"
#include "app/messages/time_line.hpp"

namespace hotline::http {
namespace {

constexpr std::size_t kShortestKey = 16;  // of an answer, so that it is chance and not a number

struct ProblemOf {
    Problem operator()(LetterRefusal why) const { return problem_of(why); }
    Problem operator()(MessageRefusal why) const { return {.code = code_of(why)}; }
    Problem operator()(const CaseRefused& why) const { return problem_of(why); }
};

app::LetterReader reader_of(const Context& context) {
    return {context.actor(), context.services.ports.outbox.rules(), context.services.now()};
}

app::MessageDeps deps_of(Context& context) { return {context.services.ports.ids, context.services.ports.outbox.rules()}; }

Awaitable<Answer<app::LetterPage>> list(Context& context, LetterListQuery asked) {
    const app::LetterQuery query{.state = asked.state, .channel = asked.channel, .mine = asked.mine, .limit = asked.limit};
    auto look_up = [&, reader = reader_of(context)](app::UnitOfWork& unit) { return app::list_letters(unit, reader, query); };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::LetterView>> show(Context& context) {
    const auto id = context.id<LetterId>();
    if (!id) co_return refused("letter_not_found");
    auto look_up = [&, reader = reader_of(context)](app::UnitOfWork& unit) { return app::read_letter(unit, reader, *id); };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("letter_not_found");
    co_return std::move(*found);
}

Awaitable<Answer<app::LetterView>> act(Context& context, app::ActOnLetter wanted) {
    const auto id = context.id<LetterId>();
    if (!id) co_return refused("letter_not_found");
    if (wanted.action == LetterAction::reply && wanted.key.size() < kShortestKey)
        co_return std::unexpected(Problem{.code = "invalid_document", .fields = {{"/key", "too_short"}}});
    auto work = [&, deps = deps_of(context), now = context.services.now()](app::UnitOfWork& unit) {
        return app::act_on_letter(unit, deps, context.actor(), *id, wanted, now);
    };
    auto done = co_await write(context.services, std::move(work));
    if (!done) co_return std::unexpected(std::visit(ProblemOf{}, done.error()));
    if (wanted.action == LetterAction::reply) context.services.ports.outbox.wake();
    const app::LetterChanged change{*id, done->letter.state, done->letter.overdue};
    app::publish_letter_changed(context.services.ports.live, change);
    co_return std::move(*done);
}

Awaitable<Answer<app::CaseView>> file(Context& context, app::NewCase wanted) {
    const auto id = context.id<LetterId>();
    if (!id) co_return refused("letter_not_found");
    Services& services = context.services;
    auto work = [&, now = services.now()](app::UnitOfWork& unit) {
        return app::file_letter(unit, context.actor(), *id, wanted, now, services.case_deps);
    };
    auto done = co_await write(services, std::move(work));
    if (!done) co_return std::unexpected(std::visit(ProblemOf{}, done.error()));
    if (done->change) app::publish_case_changed(services.ports.live, *done->change);
    const app::LetterChanged change{*id, LetterState::done, false};
    app::publish_letter_changed(services.ports.live, change);
    co_return std::move(done->view);
}

Awaitable<Answer<app::TimeLine>> line(Context& context) {
    const std::string& number = context.path_values.find("number")->second;
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::time_line(unit, context.actor(), number, now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

/// Of whoever wrote it: a finished letter shows its page no whole number to ask with.
Awaitable<Answer<app::TimeLine>> line_of_letter(Context& context) {
    const auto id = context.id<LetterId>();
    if (!id) co_return refused("letter_not_found");
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) -> std::optional<app::TimeLine> {
        const auto letter = unit.letters.find(*id);
        return letter ? std::optional{app::time_line(unit, context.actor(), letter->sender, now)} : std::nullopt;
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("letter_not_found");
    co_return std::move(*found);
}

Awaitable<Answer<app::MessageList>> of_case(Context& context) {
    const auto id = context.id<CaseId>();
    if (!id) co_return refused("case_not_found");
    auto look_up = [&, deps = deps_of(context), now = context.services.now()](app::UnitOfWork& unit) {
        return app::messages_of_case(unit, deps, context.actor(), *id, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("case_not_found");
    co_return std::move(*found);
}

Awaitable<Answer<app::MessageList>> ask(Context& context) {
    const auto id = context.id<CaseId>();
    if (!id) co_return refused("case_not_found");
    auto work = [&, deps = deps_of(context), now = context.services.now()](app::UnitOfWork& unit) {
        return app::ask_evaluation(unit, deps, context.actor(), *id, now);
    };
    auto asked = co_await write(context.services, std::move(work));
    if (!asked) co_return refused(code_of(asked.error()));
    context.services.ports.outbox.wake();
    co_return co_await of_case(context);
}

}  // namespace

Routes letter_routes() {
    const Access works = with(Permission::letter_work);
    return {
        route(Method::get, "/api/v1/letters", works,
              {.name = "list_letters", .summary = "What citizens wrote on any channel, the oldest first"}, list),
        route(Method::get, "/api/v1/letters/{id}", works, {.name = "read_letter", .summary = "A letter with its history"}, show),
        route(Method::post, "/api/v1/letters/{id}/actions", works,
              {.name = "act_on_letter", .summary = "Take it, give it back, answer it, link it with a case, or put it aside"},
              act),
        route(Method::post, "/api/v1/letters/{id}/case", works,
              {.name = "file_letter", .summary = "Record a case from the letter"}, file),
        route(Method::get, "/api/v1/letters/{id}/timeline", works,
              {.name = "read_letter_time_line", .summary = "Everything between the letter's sender and the hotline"},
              line_of_letter),
        route(Method::get, "/api/v1/contacts/{number}/timeline", works,
              {.name = "read_time_line", .summary = "Everything between a citizen and the hotline, newest first"}, line),
        route(Method::get, "/api/v1/cases/{id}/messages", works,
              {.name = "list_case_messages", .summary = "What was written to the citizen about a case"}, of_case),
        route(Method::post, "/api/v1/cases/{id}/evaluation-request", works,
              {.name = "ask_evaluation", .summary = "Ask the citizen by SMS what he thinks of the work"}, ask),
    };
}

}  // namespace hotline::http
