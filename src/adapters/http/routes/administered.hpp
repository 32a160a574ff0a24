#pragma once
#include "adapters/http/refusals.hpp"
#include "adapters/http/services.hpp"
#include "app/administration/change_rows.hpp"

namespace hotline::http {

/// Runs `work(AdminWork)`, which gives a Result with AdminRefused, in a transaction. When it is durable the switch goes on with
/// the city as it is now; nobody's state changes by that.
/// `first` is told what was done before the switch goes on.
template <class Work, class First>
auto administered(Context& context, std::string note, Work work, First first)
    -> Awaitable<Answer<typename std::invoke_result_t<Work&, const app::AdminWork&>::value_type>> {
    using Done = std::invoke_result_t<Work&, const app::AdminWork&>;
    struct Outcome {
        Done done;
        app::SwitchSnapshot config;
    };
    auto run = [&context, now = context.services.now(), note = std::move(note), &work](app::UnitOfWork& unit) {
        const app::AdminWork doing{unit, context.actor(), context.services.ports.ids, now, note};
        Outcome outcome{.done = work(doing), .config = {}};
        if (outcome.done) outcome.config = unit.city.switch_config();
        return outcome;
    };
    auto outcome = co_await write(context.services, std::move(run));
    if (!outcome.done) co_return std::unexpected(problem_of(outcome.done.error()));
    first(*outcome.done);
    context.services.ports.desk.configure(std::move(outcome.config));
    co_return std::move(*outcome.done);
}
template <class Work>
auto administered(Context& context, std::string note, Work work) {
    return administered(context, std::move(note), std::move(work), [](const auto&) {});
}

/// Writes into the log of administration what somebody takes out of the program; durable when it returns.
template <class Log>
Awaitable<bool> logged(Context& context, Log log) {
    auto run = [&context, now = context.services.now(), &log](app::UnitOfWork& unit) {
        log(app::AdminWork{unit, context.actor(), context.services.ports.ids, now, {}});
        return true;
    };
    co_return co_await write(context.services, std::move(run));
}

/// A file to be kept. `name` is ASCII.
[[nodiscard]] inline Response kept_file(std::string body, std::string type, const std::string& name) {
    Response response{.body = std::move(body)};
    response.set("Content-Type", std::move(type));
    response.set("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.set("Cache-Control", "no-store");
    return response;
}

/// A table as one.
[[nodiscard]] inline Response csv_file(std::string body, std::string_view name) {
    return kept_file(std::move(body), "text/csv; charset=utf-8", std::string(name) + ".csv");
}

}  // namespace hotline::http
