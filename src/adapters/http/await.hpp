#pragma once
#include <boost/asio/awaitable.hpp>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "app/desk.hpp"
#include "app/ports/database.hpp"

namespace hotline::http {

template <class T>
using Awaitable = boost::asio::awaitable<T>;

/// Takes up the coroutine again; may be called once, from any thread.
using Resume = std::move_only_function<void()>;

/// Suspends the coroutine, calls `start`, and goes on, on the coroutine's own thread, when somebody calls what `start` was given.
[[nodiscard]] Awaitable<void> suspended(std::move_only_function<void(Resume)> start);

namespace detail {

template <class T>
struct Shared {
    std::optional<T> value;
    std::exception_ptr failure;
};

template <class T>
T take(Shared<T>& shared) {
    if (shared.failure) std::rethrow_exception(shared.failure);
    return std::move(*shared.value);
}

/// `submit` is Database::read or ::write.
template <class Work, class T = std::invoke_result_t<Work&, app::UnitOfWork&>>
Awaitable<T> in_database(app::Database& database, void (app::Database::*submit)(app::Database::Work, app::Database::Done),
                         Work work) {
    auto shared = std::make_shared<Shared<T>>();
    auto start = [&database, submit, shared, work = std::move(work)](Resume resume) mutable {
        (database.*submit)([shared, work = std::move(work)](app::UnitOfWork& unit) mutable { shared->value.emplace(work(unit)); },
                           [shared, resume = std::move(resume)](std::exception_ptr failure) mutable {
                               shared->failure = std::move(failure);
                               resume();
                           });
    };
    std::move_only_function<void(Resume)> erased = std::move(start);
    co_await suspended(std::move(erased));
    co_return take(*shared);
}

}  // namespace detail

/// Runs the work on a reader's snapshot and gives its answer; what it throws is thrown here.
template <class Work>
auto read(app::Database& database, Work work) {
    return detail::in_database(database, &app::Database::read, std::move(work));
}

/// Runs the work in a transaction; goes on when its changes are durable.
template <class Work>
auto write(app::Database& database, Work work) {
    return detail::in_database(database, &app::Database::write, std::move(work));
}

/// Asks the desk; `ask` is given the reply to pass on.
template <class T, class Ask>
Awaitable<Result<T, app::DeskRefusal>> asked(Ask ask) {
    auto shared = std::make_shared<std::optional<Result<T, app::DeskRefusal>>>();
    std::move_only_function<void(Resume)> start = [shared, ask = std::move(ask)](Resume resume) mutable {
        ask([shared, resume = std::move(resume)](Result<T, app::DeskRefusal> result) mutable {
            shared->emplace(std::move(result));
            resume();
        });
    };
    co_await suspended(std::move(start));
    co_return std::move(**shared);
}

}  // namespace hotline::http
