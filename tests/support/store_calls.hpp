#pragma once
#include <future>
#include <utility>

#include "app/ports/database.hpp"

namespace hotline::test {

using Begin = void (app::Database::*)(app::Database::Work, app::Database::Done);

/// Runs work through write() or read() and waits for its end; throws what the work or the commit threw.
inline void wait_for(app::Database& database, Begin begin, app::Database::Work work) {
    std::promise<void> promise;
    auto result = promise.get_future();
    auto done = [promise = std::move(promise)](const std::exception_ptr& error) mutable {
        if (error)
            promise.set_exception(error);
        else
            promise.set_value();
    };
    (database.*begin)(std::move(work), std::move(done));
    result.get();
}

inline void write_now(app::Database& database, app::Database::Work work) {
    wait_for(database, &app::Database::write, std::move(work));
}

/// Gives back what `look` finds in one snapshot.
template <class Look>
auto read_now(app::Database& database, Look look) {
    using Found = decltype(look(std::declval<app::UnitOfWork&>()));
    std::optional<Found> found;
    wait_for(database, &app::Database::read, [&](app::UnitOfWork& work) { found.emplace(look(work)); });
    return std::move(*found);
}

}  // namespace hotline::test
