#include "app/recordings/recording_markers.hpp"

#include "adapters/http/routes/recording_answer.hpp"
#include "adapters/http/routes/recording_care_documents.hpp"
#include "adapters/http/routes/routes.hpp"

namespace hotline::http {
namespace {

using app::RecordingMarker;

Awaitable<Answer<MarkerList>> list(Context& context) {
    const auto id = context.id<RecordingId>();
    if (!id) co_return refused("recording_not_found");
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::list_markers(unit, context.actor(), *id, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused(code_of(found.error()));
    co_return MarkerList{std::move(*found)};
}

Awaitable<Answer<RecordingMarker>> add(Context& context, MarkerChange change) {
    const auto id = context.id<RecordingId>();
    if (!id) co_return refused("recording_not_found");
    app::MarkerText text{change.at_ms, std::move(change.text)};
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::add_marker(unit, context.actor(), *id, text, now, context.services.ports.ids);
    };
    auto done = co_await write(context.services, std::move(work));
    co_return recording_answer(std::move(done));
}

Awaitable<Answer<RecordingMarker>> change(Context& context, MarkerChange wanted) {
    const auto id = context.id<RecordingId>();
    const auto marker = context.id<MarkerId>("marker");
    if (!id || !marker) co_return refused("recording_marker_not_found");
    app::MarkerText text{wanted.at_ms, std::move(wanted.text)};
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::change_marker(unit, context.actor(), *id, *marker, text, now);
    };
    auto done = co_await write(context.services, std::move(work));
    co_return recording_answer(std::move(done));
}

Awaitable<Answer<NoContent>> remove(Context& context) {
    const auto id = context.id<RecordingId>();
    const auto marker = context.id<MarkerId>("marker");
    if (!id || !marker) co_return refused("recording_marker_not_found");
    auto work = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::remove_marker(unit, context.actor(), *id, *marker, now);
    };
    const auto done = co_await write(context.services, std::move(work));
    co_return recording_answer(done);
}

}  // namespace

Routes recording_marker_routes() {
    const Access listens = with(Permission::recording_listen);
    constexpr std::string_view kAll = "/api/v1/recordings/{id}/markers";
    constexpr std::string_view kOne = "/api/v1/recordings/{id}/markers/{marker}";
    return {
        route(Method::get, kAll, listens, {.name = "list_markers", .summary = "What was noted in a recording"}, list),
        route(Method::post, kAll, listens, {.name = "add_marker", .summary = "Note something at a place", .status = 201}, add),
        route(Method::put, kOne, listens, {.name = "change_marker", .summary = "Change my own marker"}, change),
        route(Method::del, kOne, listens, {.name = "remove_marker", .summary = "Take my own marker away"}, remove),
    };
}

}  // namespace hotline::http
