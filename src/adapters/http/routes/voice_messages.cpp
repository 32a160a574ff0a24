#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/routes/task_documents.hpp"
#include "adapters/http/services.hpp"
#include "app/task_notices.hpp"
#include "app/voicemail.hpp"

namespace hotline::http {
namespace {

Awaitable<Answer<app::VoiceMessagePage>> list(Context& context, VoiceMessageListQuery asked) {
    app::VoiceMessageQuery query{.state = asked.state, .mine = asked.mine, .number = std::move(asked.number)};
    query.cursor = std::move(asked.cursor);
    query.limit = asked.limit;
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::list_voice_messages(unit, context.actor(), query, now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::VoiceMessageView>> show(Context& context) {
    const auto id = context.id<VoiceMessageId>();
    if (!id) co_return refused("voice_message_not_found");
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::read_voice_message(unit, context.actor(), *id, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("voice_message_not_found");
    co_return std::move(*found);
}

Awaitable<Answer<app::VoiceMessageView>> act(Context& context, app::ActOnVoiceMessage wanted) {
    const auto id = context.id<VoiceMessageId>();
    if (!id) co_return refused("voice_message_not_found");
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::act_on_voice_message(unit, context.actor(), *id, wanted, now);
    };
    auto done = co_await write(context.services, std::move(work));
    if (!done) co_return std::unexpected(problem_of(done.error()));
    app::publish_voice_message_changed(context.services.ports.live, {*id, done->message.state, done->message.alarm});
    co_return std::move(*done);
}

struct ProblemOf {
    Problem operator()(VoiceMessageRefusal why) const { return problem_of(why); }
    Problem operator()(const CaseRefused& why) const { return problem_of(why); }
};

Awaitable<Answer<app::CaseView>> file(Context& context, app::NewCase wanted) {
    const auto id = context.id<VoiceMessageId>();
    if (!id) co_return refused("voice_message_not_found");
    Services& services = context.services;
    auto work = [&, now = services.now()](app::UnitOfWork& unit) {
        return app::file_voice_message(unit, context.actor(), *id, wanted, now, services.case_deps);
    };
    auto done = co_await write(services, std::move(work));
    if (!done) co_return std::unexpected(std::visit(ProblemOf{}, done.error()));
    if (done->change) app::publish_case_changed(services.ports.live, *done->change);
    app::publish_voice_message_changed(services.ports.live, {*id, VoiceMessageState::done, VoiceMessageAlarm::none});
    co_return std::move(done->view);
}

}  // namespace

Routes voice_message_routes() {
    const Access works = with(Permission::voice_message_work);
    return {
        route(Method::get, "/api/v1/voice-messages", works,
              {.name = "list_voice_messages", .summary = "Messages that callers left, newest first"}, list),
        route(Method::get, "/api/v1/voice-messages/{id}", works,
              {.name = "read_voice_message", .summary = "A message with its history"}, show),
        route(Method::post, "/api/v1/voice-messages/{id}/actions", works,
              {.name = "act_on_voice_message", .summary = "Heard it, take it, give it back, or finish it with a result"}, act),
        route(Method::post, "/api/v1/voice-messages/{id}/case", works,
              {.name = "file_voice_message", .summary = "Record a case from the message and finish it"}, file),
    };
}

}  // namespace hotline::http
