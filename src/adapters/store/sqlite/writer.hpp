#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "adapters/store/sqlite/connection.hpp"
#include "adapters/store/sqlite/job.hpp"
#include "adapters/store/stores.hpp"

namespace hotline::store::sqlite {

/// The one thread that changes the database. Works that wait share a transaction (group commit), each in a savepoint
/// of its own; a `done` is called only when its changes are on disk.
class Writer {
public:
    Writer(std::unique_ptr<SqliteConnection> connection, const StoreParts& parts);
    /// Finishes all that was submitted.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void submit(Job job);
    /// For works that need more than the stores; to be used in a job only.
    [[nodiscard]] Connection& connection() { return *connection_; }

private:
    void run();
    [[nodiscard]] std::deque<Job> wait_for_jobs();
    /// Runs jobs from the front in one transaction until none is left or the batch is full; removes them.
    void commit_batch(std::deque<Job>& jobs);

    std::unique_ptr<SqliteConnection> connection_;
    Stores stores_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> waiting_;
    bool stopping_{false};
    std::thread thread_;
};

}  // namespace hotline::store::sqlite
