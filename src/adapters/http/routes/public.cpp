#include "adapters/http/public_calls.hpp"
#include "adapters/http/refusals.hpp"
#include "adapters/http/routes/routes.hpp"
#include "adapters/http/services.hpp"
#include "app/citizen_progress.hpp"
#include "app/citizen_request.hpp"
#include "domain/casework/case_number.hpp"

namespace hotline::http {
namespace {

Awaitable<Answer<app::CitizenReceipt>> request(Context& context, app::CitizenRequest wanted) {
    Services& services = context.services;
    const std::string& address = context.request.address;
    if (const auto wait = services.citizen_requests.wait(address, services.now()))
        co_return std::unexpected(Problem{.code = "requests_too_many", .retry_after = wait});
    auto work = [&, now = services.now()](app::UnitOfWork& unit) {
        return app::citizen_request(unit, wanted, now, services.case_deps);
    };
    auto done = co_await write(services, std::move(work));
    if (!done) co_return std::unexpected(problem_of(done.error()));
    services.citizen_requests.count_wrong(address, services.now());
    if (done->change) app::publish_case_changed(services.ports.live, *done->change);
    co_return std::move(done->receipt);
}

/// Wrong tries are counted by case and by address: neither one code can be guessed, nor many cases from one place.
Awaitable<Answer<app::Progress>> progress(Context& context, app::ProgressQuery query) {
    Services& services = context.services;
    auto& of_case = services.progress_tries;
    auto& of_address = services.progress_address_tries;
    const std::string number = tidy_case_number(query.number);  // however it is written
    const std::string& address = context.request.address;
    for (const auto wait : {of_case.wait(number, services.now()), of_address.wait(address, services.now())})
        if (wait) co_return std::unexpected(Problem{.code = "progress_too_many_tries", .retry_after = wait});
    auto look_up = [&](app::UnitOfWork& unit) { return app::citizen_progress(unit, query, services.ports.secrets); };
    auto found = co_await read(services, std::move(look_up));
    if (!found) {
        of_case.count_wrong(number, services.now());
        of_address.count_wrong(address, services.now());
        co_return refused("progress_not_found");
    }
    of_case.forgive(number);
    co_return std::move(*found);
}

}  // namespace

Routes public_routes() {
    return {
        route(Method::post, "/api/v1/public/requests", kEverybody,
              {.name = "citizen_request", .summary = "A request written on the citizen's page", .status = 201}, request),
        route(Method::post, "/api/v1/public/progress", kEverybody,
              {.name = "citizen_progress", .summary = "What became of a request, by number and code"}, progress),
        Route{Method::get,
              "/api/v1/public/call",
              kEverybody,
              {.name = "citizen_call", .summary = "WebSocket: a call from the citizen's page", .status = 101},
              SocketHandler{public_call}},
    };
}

}  // namespace hotline::http
