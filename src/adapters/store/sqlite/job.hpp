#pragma once
#include <exception>

#include "app/ports/database.hpp"

namespace hotline::store::sqlite {

struct Job {
    app::Database::Work work;
    app::Database::Done done;
    bool changes{true};          ///< false: a read that was given to the writer; its savepoint is undone
    std::exception_ptr error{};  ///< why the work was undone
};

/// Tells the caller; what he throws is logged, not passed on: the thread serves others too.
void finish(Job& job) noexcept;

}  // namespace hotline::store::sqlite
