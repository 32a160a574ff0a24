#include "adapters/http/routes/recording_documents.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "app/recordings/list_recordings.hpp"

namespace hotline::http {
namespace {

app::RecordingFilter filter_of(RecordingQuery query) {
    app::RecordingFilter filter{.from = query.from, .to = query.to, .agent = query.agent, .queue = std::move(query.queue)};
    if (!query.number.empty()) filter.number = sought_number(query.number);
    if (query.min_s) filter.min_ms = std::int64_t{*query.min_s} * 1000;
    if (query.max_s) filter.max_ms = std::int64_t{*query.max_s} * 1000;
    filter.case_number = std::move(query.case_number);
    filter.outcome = query.outcome;
    filter.channel = query.channel;
    filter.faulty_only = query.faulty;
    filter.held_only = query.held;
    filter.cursor = std::move(query.cursor);
    filter.limit = query.limit;
    return filter;
}

Awaitable<Answer<app::RecordingPage>> list(Context& context, RecordingQuery query) {
    auto look_up = [&, filter = filter_of(std::move(query)), now = context.services.now()](app::UnitOfWork& unit) {
        return app::list_recordings(unit, context.actor(), filter, now);
    };
    co_return co_await read(context.services, std::move(look_up));
}

Awaitable<Answer<app::RecordingRow>> show(Context& context) {
    const auto id = context.id<RecordingId>();
    if (!id) co_return refused("recording_not_found");
    auto look_up = [&, now = context.services.now()](app::UnitOfWork& unit) {
        return app::read_recording(unit, context.actor(), *id, now);
    };
    auto found = co_await read(context.services, std::move(look_up));
    if (!found) co_return refused("recording_not_found");
    co_return std::move(*found);
}

}  // namespace

Routes recording_routes() {
    const Access listens = with(Permission::recording_listen);
    return {
        route(Method::get, "/api/v1/recordings", listens,
              {.name = "list_recordings", .summary = "Recordings that I may know of, newest first"}, list),
        route(Method::get, "/api/v1/recordings/{id}", listens, {.name = "read_recording", .summary = "One recording"}, show),
    };
}

}  // namespace hotline::http
