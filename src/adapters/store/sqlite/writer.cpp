#include "adapters/store/sqlite/writer.hpp"

#include <pthread.h>

#include <chrono>
#include <utility>
#include <vector>

namespace hotline::store::sqlite {
namespace {

constexpr std::size_t kMostInBatch = 512;
constexpr std::chrono::milliseconds kLongestBatch{50};  // so that the first of a batch does not wait for the last too long

/// Runs one job in its savepoint. False when SQLite undid the whole transaction (disk full, I/O error).
bool run_in_savepoint(SqliteConnection& connection, Stores& stores, Job& job) {
    try {
        connection.script("SAVEPOINT work");
        app::UnitOfWork unit = stores.unit_of_work();
        job.work(unit);
        connection.script(job.changes ? "RELEASE work" : "ROLLBACK TO work; RELEASE work");
    } catch (...) {
        job.error = std::current_exception();
        if (!connection.in_transaction()) return false;
        connection.script("ROLLBACK TO work; RELEASE work");
    }
    return true;
}

}  // namespace

Writer::Writer(std::unique_ptr<SqliteConnection> connection, const StoreParts& parts)
    : connection_(std::move(connection)), stores_(*connection_, parts), thread_([this] { run(); }) {}

Writer::~Writer() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void Writer::submit(Job job) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(job));
    }
    wake_.notify_one();
}

void Writer::run() {
    pthread_setname_np(pthread_self(), "store");
    for (auto jobs = wait_for_jobs(); !jobs.empty(); jobs = wait_for_jobs())
        while (!jobs.empty()) commit_batch(jobs);
}

std::deque<Job> Writer::wait_for_jobs() {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    return std::exchange(waiting_, {});
}

void Writer::commit_batch(std::deque<Job>& jobs) {
    const auto deadline = std::chrono::steady_clock::now() + kLongestBatch;
    std::vector<Job> batch;
    std::exception_ptr undone;  // why the whole batch is lost
    try {
        connection_->script("BEGIN IMMEDIATE");
        bool whole = true;
        while (whole && !jobs.empty() && batch.size() < kMostInBatch &&
               (batch.empty() || std::chrono::steady_clock::now() < deadline)) {
            batch.push_back(std::move(jobs.front()));
            jobs.pop_front();
            whole = run_in_savepoint(*connection_, stores_, batch.back());
        }
        if (whole)
            connection_->script("COMMIT");
        else
            undone = batch.back().error;
    } catch (...) {
        undone = std::current_exception();
        connection_->roll_back();
        if (batch.empty()) {  // could not even begin: all that waited with us waited long enough
            batch.assign(std::make_move_iterator(jobs.begin()), std::make_move_iterator(jobs.end()));
            jobs.clear();
        }
    }
    for (Job& job : batch) {
        if (undone && !job.error) job.error = undone;
        finish(job);
    }
}

}  // namespace hotline::store::sqlite
