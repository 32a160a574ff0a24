#include "adapters/http/routes/recording_answer.hpp"
#include "adapters/http/routes/recording_care_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "app/recordings/hold_recording.hpp"
#include "app/recordings/recording_desk.hpp"

namespace hotline::http {
namespace {

using Act = Result<void, app::RecordingRefusal> (*)(app::UnitOfWork&, const Actor&, const app::KeepingAct&, Instant);

template <Act act>
Awaitable<Answer<NoContent>> keeping(Context& context, StatedReason why) {
    const auto id = context.id<RecordingId>();
    if (!id) co_return refused("recording_not_found");
    app::KeepingAct what{*id, std::move(why.reason), context.request.address};
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) { return act(unit, context.actor(), what, now); };
    const auto done = co_await write(context.services, std::move(work));
    co_return recording_answer(done);
}

Awaitable<Answer<NoContent>> decide(Context& context, ErasureDecision decision) {
    const auto id = context.id<RecordingId>();
    if (!id) co_return refused("recording_not_found");
    app::KeepingAct what{*id, std::move(decision.reason), context.request.address};
    auto work = [&, erase = decision.erase, now = context.services.now()](app::UnitOfWork& unit) {
        return app::decide_erasure(unit, context.actor(), what, erase, now);
    };
    const auto decided = co_await write(context.services, std::move(work));
    if (!decided) co_return refused(code_of(decided.error()));
    if (!*decided) co_return NoContent{};
    auto ask = [&keeper = context.services.ports.recordings, id = *id, why = **decided](auto reply) {
        keeper.erase(id, why, std::move(reply));
    };
    const auto erased = co_await asked_keeper<bool>(std::move(ask));
    if (!erased) co_return refused("store_unavailable");
    if (!*erased) co_return refused("recording_held");
    co_return NoContent{};
}

Awaitable<Answer<CheckResult>> check(Context& context) {
    const auto id = context.id<RecordingId>();
    if (!id) co_return refused("recording_not_found");
    auto ask = [&keeper = context.services.ports.recordings, id = *id](auto reply) { keeper.check(id, std::move(reply)); };
    const auto found = co_await asked_keeper<app::RecordingCheck>(std::move(ask));
    if (!found) co_return refused("recording_not_found");
    co_return CheckResult{found->fault, found->checked_at};
}

}  // namespace

Routes recording_keeping_routes() {
    return {
        route(Method::post, "/api/v1/recordings/{id}/hold", with(Permission::recording_hold),
              {.name = "hold_recording", .summary = "Nothing erases it from now on"}, keeping<&app::hold_recording>),
        route(Method::post, "/api/v1/recordings/{id}/hold/end", with(Permission::recording_hold),
              {.name = "end_recording_hold", .summary = "Its time runs again"}, keeping<&app::end_hold>),
        route(Method::post, "/api/v1/recordings/{id}/erasure", with(Permission::recording_erase_ask),
              {.name = "ask_recording_erasure", .summary = "Ask a second person to erase it before its time"},
              keeping<&app::ask_erasure>),
        route(Method::post, "/api/v1/recordings/{id}/erasure/decision", with(Permission::recording_erase_decide),
              {.name = "decide_recording_erasure", .summary = "The second person erases it, or refuses"}, decide),
        route(Method::post, "/api/v1/recordings/{id}/check", with(Permission::storage_check),
              {.name = "check_recording", .summary = "Compare the file with the index, byte by byte"}, check),
    };
}

}  // namespace hotline::http
