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
class Tries {
public:
    Tries(Services& services, const std::string& number, const std::string& address)
        : services_(services), number_(tidy_case_number(number)), address_(address) {}

    /// Why nothing more is tried now.
    [[nodiscard]] std::optional<Problem> exhausted() const {
        const Instant now = services_.now();
        for (const auto wait :
             {services_.progress_tries.wait(number_, now), services_.progress_address_tries.wait(address_, now)})
            if (wait) return Problem{.code = "progress_too_many_tries", .retry_after = wait};
        return std::nullopt;
    }
    [[nodiscard]] std::unexpected<Problem> wrong() {
        services_.progress_tries.count_wrong(number_, services_.now());
        services_.progress_address_tries.count_wrong(address_, services_.now());
        return refused("progress_not_found");
    }
    void right() { services_.progress_tries.forgive(number_); }

private:
    Services& services_;
    std::string number_;  ///< however it was written
    const std::string& address_;
};

Awaitable<Answer<app::Progress>> progress(Context& context, app::ProgressQuery query) {
    Services& services = context.services;
    Tries tries{services, query.number, context.request.address};
    if (auto problem = tries.exhausted()) co_return std::unexpected(std::move(*problem));
    auto look_up = [&, now = services.now()](app::UnitOfWork& unit) {
        return app::citizen_progress(unit, query, services.ports.secrets, now);
    };
    auto found = co_await read(services, std::move(look_up));
    if (!found) co_return tries.wrong();
    tries.right();
    co_return std::move(*found);
}

Awaitable<Answer<app::Progress>> evaluate(Context& context, app::EvaluationRequest wanted) {
    Services& services = context.services;
    Tries tries{services, wanted.number, context.request.address};
    if (auto problem = tries.exhausted()) co_return std::unexpected(std::move(*problem));
    auto work = [&, now = services.now()](app::UnitOfWork& unit) {
        return app::evaluate_case(unit, wanted, services.ports.secrets, now);
    };
    const auto done = co_await write(services, std::move(work));
    if (!done && done.error().why == CaseRefusal::not_found) co_return tries.wrong();
    if (!done) co_return std::unexpected(problem_of(done.error()));
    app::publish_case_changed(services.ports.live, *done);
    app::ProgressQuery query{std::move(wanted.number), std::move(wanted.code)};
    co_return co_await progress(context, std::move(query));
}

}  // namespace

Routes public_routes() {
    return {
        route(Method::post, "/api/v1/public/requests", kEverybody,
              {.name = "citizen_request", .summary = "A request written on the citizen's page", .status = 201}, request),
        route(Method::post, "/api/v1/public/progress", kEverybody,
              {.name = "citizen_progress", .summary = "What became of a request, by number and code"}, progress),
        route(Method::post, "/api/v1/public/evaluations", kEverybody,
              {.name = "citizen_evaluation", .summary = "What the citizen thinks of the work on his case"}, evaluate),
        Route{Method::get,
              "/api/v1/public/call",
              kEverybody,
              {.name = "citizen_call", .summary = "WebSocket: a call from the citizen's page", .status = 101},
              SocketHandler{public_call}},
    };
}

}  // namespace hotline::http
