#pragma once
#include <exception>
#include <functional>
#include <stdexcept>

#include "app/ports/stores.hpp"

namespace hotline::app {

/// The store is locked, its disk full or unreadable: nothing was written; the same command may be tried later.
class StoreUnavailable : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Runs work against the store off the caller's thread. Any thread may call; nothing here blocks the caller.
class Database {
public:
    using Work = std::move_only_function<void(UnitOfWork&)>;
    using Done = std::move_only_function<void(std::exception_ptr)>;  ///< null: it is durable
    virtual ~Database() = default;
    /// The work runs on the writer in a savepoint of a shared transaction (group commit). `done` comes after the commit is
    /// on disk; when the work threw, only its own changes are undone and `done` gets the exception. Called on the writer's
    /// thread.
    virtual void write(Work work, Done done) = 0;
    /// The work runs on a reader with one consistent snapshot and must not change anything.
    virtual void read(Work work, Done done) = 0;
};

}  // namespace hotline::app
