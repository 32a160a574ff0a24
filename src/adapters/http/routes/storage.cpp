#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "app/recordings/read_storage.hpp"
#include "app/recordings/recording_desk.hpp"

namespace hotline::http {
namespace {

Awaitable<Answer<app::StorageReport>> report(Context& context) {
    Services& services = context.services;
    const app::StorageFacts facts{.disk = services.ports.recordings.space(),
                                  .retention = services.settings.retention,
                                  .low_space_percent = services.settings.low_space_percent,
                                  .reconciling = services.ports.recordings.reconciles()};
    auto look_up = [&, now = services.now()](app::UnitOfWork& unit) { return app::read_storage(unit, facts, now); };
    co_return co_await read(services, std::move(look_up));
}

Awaitable<Answer<app::OverdueList>> overdue(Context& context) {
    Services& services = context.services;
    auto look_up = [&, now = services.now()](app::UnitOfWork& unit) {
        return app::list_overdue(unit, services.settings.retention, now);
    };
    co_return co_await read(services, std::move(look_up));
}

Awaitable<Answer<NoContent>> reconcile(Context& context) {
    if (!context.services.ports.recordings.start_reconciliation()) co_return refused("storage_reconciling");
    co_return NoContent{};
}

}  // namespace

Routes storage_routes() {
    const Access reads = with(Permission::storage_read);
    return {
        route(Method::get, "/api/v1/storage", reads,
              {.name = "storage_report", .summary = "Space, the last reconciliation, and what it found"}, report),
        route(Method::get, "/api/v1/storage/overdue", reads,
              {.name = "list_overdue_recordings", .summary = "What retention would erase now"}, overdue),
        route(Method::post, "/api/v1/storage/reconciliation", with(Permission::storage_check),
              {.name = "start_reconciliation", .summary = "Compare calls, index and files now"}, reconcile),
    };
}

}  // namespace hotline::http
